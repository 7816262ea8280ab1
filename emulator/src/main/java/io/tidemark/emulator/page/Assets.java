package io.tidemark.emulator.page;

import io.tidemark.server.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The files below {@code /docs/}: these and no others. Each is read when it is first asked for. Thread-safe. */
final class Assets {
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/";
    private static final String SWAGGER_POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String SVG = "image/svg+xml";

    private static final Map<String, String> OWN =
            Map.of("docs.css", CSS, "docs.js", SCRIPT, "live.css", CSS, "live.js", SCRIPT, "icon.svg", SVG);
    private static final Map<String, String> SWAGGERS = Map.of("swagger-ui.css", CSS, "swagger-ui-bundle.js", SCRIPT);

    private final ConcurrentHashMap<String, Asset> read = new ConcurrentHashMap<>();

    Optional<Asset> find(String name) {
        return OWN.containsKey(name) || SWAGGERS.containsKey(name)
                ? Optional.of(read.computeIfAbsent(name, Assets::read))
                : Optional.empty();
    }

    /** A page, in which every {@code {asset:NAME}} becomes the address of an asset. */
    String filled(String page) {
        String filled = page;
        for (Map<String, String> names : List.of(OWN, SWAGGERS)) {
            for (String name : names.keySet()) {
                String mark = "{asset:" + name + "}";
                if (filled.contains(mark)) {
                    Asset asset = find(name).orElseThrow();
                    filled = filled.replace(mark, "/docs/" + name + "?v=" + asset.version());
                }
            }
        }
        return filled;
    }

    private static Asset read(String name) {
        String own = OWN.get(name);
        if (own != null) {
            return Asset.read(Assets.class, name, own);
        }
        String type = SWAGGERS.getOrDefault(name, "");
        return Asset.read(Assets.class, SWAGGER + swaggerVersion() + "/" + name, type);
    }

    /** The library itself says which one it is: the build decides. */
    private static String swaggerVersion() {
        Properties properties = new Properties();
        try (InputStream file = Assets.class.getResourceAsStream(SWAGGER_POM)) {
            if (file == null) {
                throw new IllegalStateException("Swagger UI is missing from the program");
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
