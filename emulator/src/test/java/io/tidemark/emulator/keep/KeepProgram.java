package io.tidemark.emulator.keep;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a folder in a process of its own, and says what it has done. */
final class KeepProgram {
    private static final int THREADS = 4;
    private static final int MORE_THAN_FITS = 10_000;

    private final StateFolder folder;
    private final PrintStream said = System.out;

    private KeepProgram(StateFolder folder) {
        this.folder = folder;
    }

    static List<String> command(Path path, String what) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Its file would be subject to a limit of sizes.
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                KeepProgram.class.getName(),
                path.toString(),
                what);
    }

    public static void main(String[] arguments) throws IOException {
        try (StateFolder folder = StateFolder.open(Path.of(arguments[0]), "oco", false)) {
            KeepProgram program = new KeepProgram(folder);
            switch (arguments[1]) {
                case "hold" -> program.hold();
                case "load" -> program.load();
                case "fill" -> program.fill();
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        }
    }

    /** Until it is given a byte, or its input ends. */
    private void hold() throws IOException {
        said.println("holding");
        int _ = System.in.read();
    }

    /** Until it is killed: changes, each acknowledged with a line when it is kept, and snapshots without a pause. */
    private void load() {
        Map<AppKey, Standing> restored = folder.restored();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            Thread.ofPlatform().start(() -> change(restored, first));
        }
        while (folder.trouble().isEmpty()) {
            folder.snapshot();
            said.println("snapshot");
        }
        said.println("trouble " + folder.trouble());
    }

    private void change(Map<AppKey, Standing> restored, int first) {
        for (long round = 1; ; round++) {
            for (int app = first; app < KillTest.APPS; app += THREADS) {
                AppKey key = Model.app(app);
                long events = round
                        + Optional.ofNullable(restored.get(key))
                                .map(Standing::events)
                                .orElse(0L);
                folder.changed(key, Model.after(key, events));
                said.println(app + " " + events);
            }
        }
    }

    /** Until a file is as long as files may be; then, when it is told to go on, a snapshot and more. */
    private void fill() throws IOException {
        Model model = new Model();
        for (int i = 0; i < MORE_THAN_FITS && folder.trouble().isEmpty(); i++) {
            model.change(folder, 1);
        }
        said.println(folder.trouble().orElseThrow());
        said.println(model.standings().get(Model.app(1)).events());
        model.change(folder, 2);
        hold();
        folder.snapshot();
        said.println(folder.trouble());
        model.change(folder, 3);
        hold();
    }
}
