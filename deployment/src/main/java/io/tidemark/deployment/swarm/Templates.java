package io.tidemark.deployment.swarm;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The templates that the CDK app in {@code infra} was synthesized into. */
public final class Templates {
    private static final String FOLDER = "/io/tidemark/deployment/";

    private Templates() {}

    public static String swarm() {
        return read("swarm.json");
    }

    public static String target() {
        return read("target.json");
    }

    private static String read(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(FOLDER + name)) {
            requireNonNull(in, name + " is not on the class path");
            // Without its layout: what is sent with a call may have 51,200 bytes.
            return new ObjectMapper().readTree(in).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
