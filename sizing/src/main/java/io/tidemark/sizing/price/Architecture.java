package io.tidemark.sizing.price;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What programs a machine runs. The names are those of EC2; images and people use others as well. */
public enum Architecture {
    ARM64("arm64", "aarch64 arm"),
    X86_64("x86_64", "amd64 x86-64 x86 x64 intel amd");

    private final String key;
    /** Separated by blanks. */
    private final String otherNames;

    Architecture(String key, String otherNames) {
        this.key = key;
        this.otherNames = otherNames;
    }

    public String key() {
        return key;
    }

    /** By any of its names; empty for others, such as those of the machines that run macOS. */
    public static Optional<Architecture> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.key.equals(lower)
                        || List.of(each.otherNames.split(" ", -1)).contains(lower))
                .findFirst();
    }

    /** Of all, for help. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Architecture::key).toList();
    }
}
