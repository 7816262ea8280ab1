package io.tidemark.swarm.page;

import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.server.Asset;
import io.tidemark.server.Once;
import io.tidemark.server.Page;
import io.tidemark.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The page, the page to log in, and the files that they need: these and no others. Thread-safe. */
final class PageFiles {
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String SVG = "image/svg+xml";

    /** Without type: it is that of the ending. */
    static final List<String> OWN = List.of(
            "changes.js",
            "charts.js",
            "dom.js",
            "downloads.js",
            "failures.js",
            "format.js",
            "head.js",
            "history.js",
            "icon.svg",
            "live.js",
            "login.js",
            "main.js",
            "orders.js",
            "page.css",
            "parts.css",
            "phases.js",
            "plan.js",
            "plot.js",
            "session.js",
            "statistics.js",
            "steer.js",
            "table.js",
            "tabs.js",
            "workers.js");

    private static final List<String> CHARTS = List.of("uPlot.iife.min.js", "uPlot.min.css");

    private final Map<String, Once<Asset>> assets = new ConcurrentHashMap<>();
    private final Once<Reply> page = new Once<>(() -> read("index.html"));
    private final Once<Reply> login = new Once<>(() -> read("login.html"));

    PageFiles() {
        OWN.forEach(name -> assets.put(name, new Once<>(() -> Asset.read(PageFiles.class, name, type(name)))));
        // Those of the reports.
        CHARTS.forEach(name -> assets.put(name, new Once<>(() -> Asset.read(HtmlReport.class, name, type(name)))));
    }

    Reply page() {
        return page.get();
    }

    Reply login() {
        return login.get();
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name)).map(Once::get);
    }

    private static Reply read(String name) {
        Asset file = Asset.read(PageFiles.class, name, "text/html");
        // Who is logged in gets another page at the same address.
        return Page.withForms(new String(file.body(), StandardCharsets.UTF_8)).with("Cache-Control", "no-store");
    }

    private static String type(String name) {
        return name.endsWith(".css") ? CSS : name.endsWith(".js") ? SCRIPT : SVG;
    }
}
