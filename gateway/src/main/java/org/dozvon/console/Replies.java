package org.dozvon.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** HTTP replies, all with the headers that keep a browser from doing harm with them. */
final class Replies {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Dozvon</title>
      <h1>Dozvon</h1>
      <ul>
      <li><a href="/health">/health</a> how the gateway is
      <li><a href="/hotlines">/hotlines</a> which version of each hotline takes calls, and what was refused
      <li><a href="/metrics">/metrics</a> figures for Prometheus
      <li>/api/calls/<em>ID</em> what is known of a call, as JSON
      <li><a href="/api/queues">/api/queues</a> who waits in the queues, who works there
      <li>/api/queues/quarters?from=...&amp;to=... a queue's figures by quarter of an hour, one JSON object a line
      <li>/api/queues/outcomes?from=...&amp;to=... every wait, talk and gap of two hours at most
      <li>POST /api/agents/<em>PHONE</em>/login, logout, pause, ready, wrap-up for people at the queues
      <li>/api/events what happens now, one JSON object a line
      </ul></html>
      """;

  private Replies() {}

  static FullHttpResponse page() {
    return full(HttpResponseStatus.OK, "text/html; charset=utf-8", PAGE);
  }

  static FullHttpResponse json(HttpResponseStatus status, Map<String, Object> members) {
    return full(status, "application/json; charset=utf-8", text(members) + "\n");
  }

  static FullHttpResponse text(HttpResponseStatus status, String text) {
    return full(status, "text/plain; charset=utf-8", text);
  }

  /** The text format of Prometheus. */
  static FullHttpResponse metrics(String text) {
    return full(HttpResponseStatus.OK, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  /** One JSON object a line. */
  static FullHttpResponse lines(String lines) {
    return full(HttpResponseStatus.OK, "application/x-ndjson; charset=utf-8", lines);
  }

  /** {@code {"status":404,"error":"..."}}; never repeats what was asked. */
  static FullHttpResponse error(HttpResponseStatus status, String message) {
    return json(status, Map.of("status", status.code(), "error", message));
  }

  /** The head of an endless reply of one JSON object a line. */
  static HttpResponse stream() {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    harmless(head.headers());
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson; charset=utf-8")
        .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    return head;
  }

  static String text(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }

  private static FullHttpResponse full(HttpResponseStatus status, String type, String content) {
    FullHttpResponse reply =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(content, StandardCharsets.UTF_8));
    harmless(reply.headers());
    reply
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, reply.content().readableBytes());
    return reply;
  }

  private static void harmless(HttpHeaders headers) {
    headers
        .set("X-Content-Type-Options", "nosniff")
        .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .set("Referrer-Policy", "no-referrer")
        .set("Cache-Control", "no-store");
  }
}
