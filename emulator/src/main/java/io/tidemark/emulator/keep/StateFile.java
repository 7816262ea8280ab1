package io.tidemark.emulator.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of the folder, as its name tells. Whatever has another name is not ours.
 *
 * @param number a journal has what changed since the snapshot of the same number was begun; numbers only rise
 */
record StateFile(Kind kind, long number) {
    private static final Pattern NAME = Pattern.compile("(snapshot|journal)-([1-9]\\d{0,17})\\.tidemark");

    enum Kind {
        SNAPSHOT('S'),
        JOURNAL('J');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        /** What the file itself says. */
        byte code() {
            return code;
        }
    }

    static StateFile snapshot(long number) {
        return new StateFile(Kind.SNAPSHOT, number);
    }

    static StateFile journal(long number) {
        return new StateFile(Kind.JOURNAL, number);
    }

    /** From the oldest to the newest. */
    static List<StateFile> allIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> of(file.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(StateFile::number))
                    .toList();
        }
    }

    private static Optional<StateFile> of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(new StateFile(kind, Long.parseLong(matcher.group(2))));
    }

    Path in(Path folder) {
        return folder.resolve(kind.name().toLowerCase(Locale.ROOT) + "-" + number + ".tidemark");
    }

    boolean isSnapshot() {
        return kind == Kind.SNAPSHOT;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + number;
    }
}
