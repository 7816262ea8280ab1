package io.tidemark.experiment.reporter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgREST with the tables of the document: it takes only rows that fit their columns and refer to rows that are there. */
final class TableServer implements AutoCloseable {
    private static final Pattern TABLE =
            Pattern.compile("CREATE TABLE metric_data\\.perf_test_(\\w+)\\s*\\((.*?)\n\\)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile(
            "\\s*\"?(\\w+)\"? (uuid|serial|integer|numeric|timestamp without time zone|character varying ?\\((\\d+)\\))"
                    + "( NOT NULL)?,?");
    private static final Pattern KEY = Pattern.compile("\\s*PRIMARY KEY \\((\\w+)\\),?");
    private static final Pattern REFERENCE =
            Pattern.compile("FOREIGN KEY \\((\\w+)\\)\\s+REFERENCES metric_data\\.perf_test_(\\w+) \\((\\w+)\\)");

    private final HttpServer server;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> rows = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<String> authorizations = new HashSet<>();

    private record Column(String type, int length, boolean required) {}

    private record Reference(String column, String table, String target) {}

    private record Table(Map<String, Column> columns, String key, List<Reference> references) {}

    TableServer() throws IOException {
        try (InputStream sql = TableServer.class.getResourceAsStream("postgrest.sql")) {
            Matcher matcher = TABLE.matcher(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                tables.put(matcher.group(1), table(matcher.group(2)));
                rows.put(matcher.group(1), new ArrayList<>());
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static Table table(String text) {
        Map<String, Column> columns = new LinkedHashMap<>();
        String key = "";
        for (String line : text.lines().toList()) {
            Matcher column = COLUMN.matcher(line);
            Matcher primary = KEY.matcher(line);
            if (column.matches()) {
                columns.put(
                        column.group(1),
                        new Column(
                                column.group(2).replaceAll(" ?\\(.*", ""),
                                column.group(3) == null ? 0 : Integer.parseInt(column.group(3)),
                                column.group(4) != null));
            } else if (primary.matches()) {
                key = primary.group(1);
            }
        }
        List<Reference> references = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            references.add(new Reference(reference.group(1), reference.group(2), reference.group(3)));
        }
        return new Table(columns, key, references);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Set<String> tables() {
        return tables.keySet();
    }

    List<JsonNode> rows(String table) {
        return rows.get(table);
    }

    List<String> refusals() {
        return refusals;
    }

    Set<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String table = exchange.getRequestURI().getPath().replace("/perf_test_", "");
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        JsonNode list = new ObjectMapper().readTree(exchange.getRequestBody());
        int status = 201;
        String message = "";
        if (!tables.containsKey(table)) {
            status = 404;
            message = "no table " + table;
        } else {
            for (JsonNode row : list) {
                String wrong = check(tables.get(table), row);
                if (!wrong.isEmpty()) {
                    status = wrong.startsWith("key") ? 409 : 400;
                    message = table + ": " + wrong;
                    refusals.add(message);
                    break;
                }
                rows.get(table).add(row);
            }
        }
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String check(Table table, JsonNode row) {
        for (var entry : row.properties()) {
            Column column = table.columns().get(entry.getKey());
            if (column == null) {
                return "no column " + entry.getKey();
            }
            if (!fits(column, entry.getValue())) {
                return entry.getKey() + " cannot be " + entry.getValue();
            }
        }
        for (var column : table.columns().entrySet()) {
            boolean given =
                    !column.getValue().required() || column.getValue().type().equals("serial");
            if (!given && row.path(column.getKey()).isMissingNode()) {
                return column.getKey() + " is missing";
            }
        }
        for (Reference reference : table.references()) {
            boolean there = rows.get(reference.table()).stream()
                    .anyMatch(other -> other.path(reference.target()).equals(row.path(reference.column())));
            if (!there) {
                return reference.column() + " is not there";
            }
        }
        boolean again = !row.path(table.key()).isMissingNode()
                && rows.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(other -> other.path(table.key()).equals(row.path(table.key()))
                                && other.size() == row.size()
                                && other.properties().iterator().next().getKey().equals(table.key()));
        return again ? "key is there" : "";
    }

    private static boolean fits(Column column, JsonNode value) {
        try {
            return switch (column.type()) {
                case "uuid" -> UUID.fromString(value.asText()).toString().equalsIgnoreCase(value.asText());
                case "integer" -> value.isIntegralNumber();
                case "numeric" -> value.isNumber();
                case "timestamp without time zone" ->
                    LocalDateTime.parse(value.asText()).getYear() > 2000;
                case "character varying" -> value.isTextual() && value.asText().length() <= column.length();
                default -> false;
            };
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
