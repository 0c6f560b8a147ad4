// NestJS 12 is ESM only: its packages are evaluated before any CommonJS package may require one of them.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
