package io.tidemark.sizing.probe.proc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Blocks that the sampler printed once, and one made by hand. */
public final class Recorded {
    /** Two blocks of a container limited to 0.3 CPUs and 64 MiB that burns CPU and writes, on control groups of version 1. */
    public static final String CONTAINER_V1 = "container-v1.txt";

    /** Two blocks of a shell that burns CPU and has a sleeping child. */
    public static final String TREE = "tree.txt";

    /** A block of a container on control groups of version 2, by hand after the kernel's documentation. */
    public static final String CGROUP_V2 = "cgroup-v2.txt";

    private Recorded() {}

    public static String text(String name) throws IOException {
        try (InputStream stream = Recorded.class.getResourceAsStream("/io/tidemark/sizing/probe/" + name)) {
            if (stream == null) {
                throw new IOException("no resource " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    public static List<Reading> readings(String name) throws IOException {
        return blocks(text(name)).stream().map(Reading::of).toList();
    }

    public static Reading reading(String text) {
        return Reading.of(blocks(text).getFirst());
    }

    static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.equals(Block.END)) {
                blocks.add(Block.parse(lines));
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(Block.parse(lines));
        }
        return blocks;
    }
}
