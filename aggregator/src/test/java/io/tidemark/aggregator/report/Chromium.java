package io.tidemark.aggregator.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window, spoken to over the WebDriver protocol. One page at a time. */
public final class Chromium {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final List<String> PROGRAMS = List.of("chromium", "chromedriver");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Process driver;
    private final String base;
    private final String session;

    private Chromium(Process driver, int port, Path profile) throws IOException, InterruptedException {
        this.driver = driver;
        this.base = "http://127.0.0.1:" + port;
        Map<String, Object> options = Map.of(
                "binary",
                onPath("chromium").toString(),
                "args",
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1400,1000",
                        "--user-data-dir=" + profile));
        Map<String, Object> wanted = Map.of(
                "goog:chromeOptions", options, "goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
        session = send("/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)))
                .path("sessionId")
                .asText();
    }

    /** Names of the programs that are not installed; empty when a browser can be started. */
    public static List<String> missing() {
        return PROGRAMS.stream()
                .filter(program -> !Files.isExecutable(onPath(program)))
                .toList();
    }

    public static Chromium start(Path profile) throws IOException, InterruptedException {
        Process driver = new ProcessBuilder(onPath("chromedriver").toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            return new Chromium(driver, port(driver.inputReader()), profile);
        } catch (IOException | InterruptedException | RuntimeException e) {
            driver.destroy();
            throw e;
        }
    }

    /** Shows a page from disk, in a viewport of this width. */
    public void open(Path page, int width) throws IOException, InterruptedException {
        open(page.toUri(), width);
    }

    public void open(URI page, int width) throws IOException, InterruptedException {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", width < 600));
        command("/url", Map.of("url", page.toString()));
    }

    public JsonNode evaluate(String expression) throws IOException, InterruptedException {
        return command("/execute/sync", Map.of("script", "return " + expression, "args", List.of()));
    }

    /** Returns when the expression is true, looking every few milliseconds within the page; fails after half a minute. */
    public void await(String expression) throws IOException, InterruptedException {
        evaluate("new Promise(done => { const look = () => { if (" + expression
                + ") { done(true); } else { setTimeout(look, 20); } }; look(); })");
    }

    /** Writes into a field, after what it has already. */
    public void write(String selector, String text) throws IOException, InterruptedException {
        command("/element/" + element(selector) + "/value", Map.of("text", text));
    }

    public void click(String selector) throws IOException, InterruptedException {
        command("/element/" + element(selector) + "/click", Map.of());
    }

    public void doubleClick(String selector) throws IOException, InterruptedException {
        Map<String, Object> origin = Map.of(ELEMENT, element(selector));
        evaluate("document.querySelector('" + selector.replace("'", "\\'") + "').scrollIntoView({block: 'center'})");
        List<Map<String, Object>> actions = new ArrayList<>();
        actions.add(Map.of("type", "pointerMove", "duration", 0, "x", 0, "y", 0, "origin", origin));
        for (String type : List.of("pointerDown", "pointerUp", "pointerDown", "pointerUp")) {
            actions.add(Map.of("type", type, "button", 0));
        }
        pointer(actions);
    }

    /** Presses at one place within the element's box, given in pixels from its middle, and lets go at another. */
    public void drag(String selector, int from, int to) throws IOException, InterruptedException {
        evaluate("document.querySelector('" + selector + "').scrollIntoView({block: 'center'})");
        Map<String, Object> origin = Map.of(ELEMENT, element(selector));
        pointer(List.of(
                Map.of("type", "pointerMove", "duration", 0, "x", from, "y", 0, "origin", origin),
                Map.of("type", "pointerDown", "button", 0),
                Map.of("type", "pointerMove", "duration", 50, "x", to, "y", 0, "origin", origin),
                Map.of("type", "pointerUp", "button", 0)));
    }

    /** Presses keys together, the first one first, for whatever has the focus. */
    public void press(String... keys) throws IOException, InterruptedException {
        List<Map<String, Object>> actions = new ArrayList<>();
        for (String key : keys) {
            actions.add(Map.of("type", "keyDown", "value", key));
        }
        for (String key : List.of(keys).reversed()) {
            actions.add(Map.of("type", "keyUp", "value", key));
        }
        command("/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
    }

    public JsonNode devTools(String command, Map<String, ?> parameters) throws IOException, InterruptedException {
        return command("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** What the page complained about since the last call: script errors, refused styles and fetches. */
    public List<String> complaints() throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        for (JsonNode entry : command("/se/log", Map.of("type", "browser"))) {
            complaints.add(
                    entry.path("level").asText() + " " + entry.path("message").asText());
        }
        return complaints;
    }

    /** Addresses of everything the page asked for since the last call. */
    public List<String> requests() throws IOException, InterruptedException {
        List<String> addresses = new ArrayList<>();
        for (JsonNode entry : command("/se/log", Map.of("type", "performance"))) {
            JsonNode message = JSON.readTree(entry.path("message").asText()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(message.path("params").path("request").path("url").asText());
            }
        }
        return addresses;
    }

    /** Ends the browser and its driver, also when they do not answer any more. */
    public void stop() throws IOException, InterruptedException {
        try {
            exchange(HttpRequest.newBuilder(URI.create(base + "/session/" + session))
                    .DELETE());
        } finally {
            driver.descendants().forEach(ProcessHandle::destroy);
            driver.destroy();
            driver.waitFor();
        }
    }

    private void pointer(List<Map<String, Object>> actions) throws IOException, InterruptedException {
        Map<String, Object> mouse = Map.of(
                "type", "pointer", "id", "mouse", "parameters", Map.of("pointerType", "mouse"), "actions", actions);
        command("/actions", Map.of("actions", List.of(mouse)));
    }

    private String element(String selector) throws IOException, InterruptedException {
        return command("/element", Map.of("using", "css selector", "value", selector))
                .path(ELEMENT)
                .asText();
    }

    private JsonNode command(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("/session/" + session + path, body);
    }

    private JsonNode send(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return exchange(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        JsonNode value = JSON.readTree(response.body()).path("value");
        if (response.statusCode() != 200) {
            throw new IOException("the browser answered " + response.statusCode() + ": "
                    + value.path("message").asText());
        }
        return value;
    }

    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = PORT.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IOException("chromedriver ended without saying its port");
    }

    private static Path onPath(String program) {
        Stream<String> folders = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/bin"));
        return folders.map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(program));
    }
}
