package io.tidemark.emulator.page;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.backend.Backend;
import io.tidemark.server.Asset;
import io.tidemark.server.Once;
import io.tidemark.server.Page;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The live page on {@code /}, every call to be tried on {@code /docs}, and the description of all of them at
 * {@code /openapi.json}. Thread-safe.
 */
public final class Pages {
    private static final List<String> ROOT = List.of("");
    private static final List<List<String>> DOCS = List.of(List.of("docs"), List.of("docs", ""));
    private static final List<String> DESCRIPTION = List.of("openapi.json");

    private final Backend backend;
    private final Once<byte[]> description;
    private final Assets assets = new Assets();
    private final Once<Reply> live = new Once<>(() -> page("live.html"));
    private final Once<Reply> docs = new Once<>(() -> page("docs.html"));

    /** @param description in JSON; made when it is first asked for */
    public Pages(Backend backend, Supplier<byte[]> description) {
        this.backend = requireNonNull(backend, "backend is null");
        this.description = new Once<>(description);
    }

    /** Empty when it is none of the pages' paths, and when {@code /} is not asked for as a page. */
    public Optional<Reply> find(Request request) {
        List<String> path = request.path();
        if (path.equals(ROOT)) {
            return Accept.prefersHtml(request.accept()) ? Optional.of(live.get()) : Optional.empty();
        }
        if (DOCS.contains(path)) {
            return Optional.of(docs.get());
        }
        if (path.equals(DESCRIPTION)) {
            return Optional.of(new Reply(200, Reply.JSON, description.get(), Map.of("Cache-Control", "no-cache")));
        }
        boolean below = path.size() == 2 && path.getFirst().equals("docs");
        return below ? assets.find(path.get(1)).map(asset -> asset.reply(request)) : Optional.empty();
    }

    private Reply page(String name) {
        Asset page = Asset.read(Pages.class, name, "text/html");
        boolean accounts = backend.calls().stream().anyMatch(call -> call.path().hasAccount());
        String html = assets.filled(new String(page.body(), StandardCharsets.UTF_8))
                .replace("{accounts}", accounts ? "yes" : "no")
                // Last, for whatever a title has is no mark.
                .replace("{title}", Page.escaped(backend.title()));
        return Page.reply(html);
    }
}
