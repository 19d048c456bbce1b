package org.dozvon.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A receiver of traces as the standard has it: OTLP over HTTP, protobuf, gzip. */
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<Resource> resources = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  TraceReceiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
      ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body);
      if (status == 200) {
        request
            .getResourceSpansList()
            .forEach(
                one -> {
                  resources.add(one.getResource());
                  one.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
                });
      }
      byte[] reply = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
      exchange.getResponseBody().write(reply);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  /** From now on replies this and keeps nothing unless it is 200. */
  void replies(int code) {
    status = code;
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  Span only(String name) {
    List<Span> found = spans.stream().filter(span -> span.getName().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " spans " + name + " among " + names());
    }
    return found.getFirst();
  }

  List<String> names() {
    return spans.stream().map(Span::getName).toList();
  }

  /** All that is text in the spans: not times and ids, in which any digits may be. */
  String words() {
    StringBuilder words = new StringBuilder();
    for (Span span : spans) {
      words.append(span.getName()).append(span.getStatus().getMessage());
      words.append(withoutCall(span.getAttributesList()));
      span.getEventsList()
          .forEach(event -> words.append(event.getName()).append(event.getAttributesList()));
    }
    return words.toString();
  }

  private static List<KeyValue> withoutCall(List<KeyValue> attributes) {
    return attributes.stream().filter(one -> !one.getKey().equals("dozvon.call")).toList();
  }

  List<Resource> resources() {
    return List.copyOf(resources);
  }

  static String trace(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  static String attribute(Span span, String name) {
    return span.getAttributesList().stream()
        .filter(one -> one.getKey().equals(name))
        .map(one -> one.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
