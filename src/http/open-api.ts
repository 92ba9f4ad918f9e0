import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the description of the API: `/api/openapi.json`, and a page to read it, `/api`. */
export function openApi(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Evenhand')
    .setDescription(
      'Framework agreements for care and support at home: what was recorded, and the figures that follow.',
    )
    .setVersion('1')
    .build();
  SwaggerModule.setup('api', app, () => SwaggerModule.createDocument(app, about), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
