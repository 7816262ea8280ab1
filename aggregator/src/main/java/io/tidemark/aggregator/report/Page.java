package io.tidemark.aggregator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The document around the report. Its content security policy names the only scripts and styles that may run by their
 * digests and forbids every fetch, so that even markup that slipped through an escape could do nothing.
 */
public final class Page {
    private final String chartLibrary =
            "/*! uPlot 1.6.32\n" + resource("uPlot.LICENSE") + "\n*/\n" + resource("uPlot.iife.min.js");
    private final String script = resource("layers.js") + "\n" + resource("maps.js") + "\n" + resource("explore.js")
            + "\n" + resource("report.js");
    private final String style = resource("uPlot.min.css") + "\n" + resource("report.css");

    Page() {}

    /**
     * A page that is not about one run.
     *
     * @param generator the program that made it
     * @param footer what stands at the end, in small print
     */
    public static String render(String title, String generator, List<Section> sections, List<String> footer) {
        List<Chart> charts =
                sections.stream().flatMap(section -> section.charts().stream()).toList();
        List<Exploration> explorations = sections.stream()
                .flatMap(section -> section.explorations().stream())
                .toList();
        String data = ChartData.of(charts, explorations);
        return new Page().of(title + " – Tidemark", generator, body(sections, footer), data);
    }

    static String body(List<Section> sections, List<String> footer) {
        Html html = new Html();
        html.open("main");
        sections.forEach(section -> section.write(html));
        html.close().open("footer");
        footer.forEach(words -> html.element("span", words));
        return html.close().line().toString();
    }

    /** @param data JSON that is safe within a script element */
    String of(String title, String generator, String body, String data) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "generator", "content", generator);
        // Without it a browser asks the server that a report is put on for an icon.
        html.empty("link", "rel", "icon", "href", "data:,");
        html.element("title", title);
        html.open("style").raw(style).close().close().line();
        html.open("body").line().raw(body);
        html.open("script", "type", "application/json", "id", "data")
                .raw(data)
                .close()
                .line();
        html.open("script").raw(chartLibrary).close().line();
        html.open("script").raw(script).close().line();
        return html.close().close().line().toString();
    }

    private String policy() {
        return "default-src 'none'; script-src " + digest(chartLibrary) + " " + digest(script) + "; style-src "
                + digest(style) + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }
}
