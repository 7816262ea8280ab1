package io.tidemark.functions.yaml;

import java.util.List;

/** The keys that a mapping may have, in the order in which they are shown. */
public interface Keys {
    List<String> keys();

    static Keys of(String... keys) {
        List<String> list = List.of(keys);
        return () -> list;
    }
}
