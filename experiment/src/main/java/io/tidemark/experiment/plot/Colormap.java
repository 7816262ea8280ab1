package io.tidemark.experiment.plot;

import java.awt.Color;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Colours in place of values, by the names that Matplotlib has made known. */
public final class Colormap {
    private static final String FILE = "colormaps.txt";
    private static final String REVERSED = "_r";
    private static final int HEX = 16;

    private final List<Color> colors;

    private Colormap(List<Color> colors) {
        this.colors = List.copyOf(colors);
    }

    /** By its name, which ends with {@code _r} for the colours in reverse. */
    public static Optional<Colormap> find(String name) {
        Map<String, List<Color>> all = all();
        boolean reversed = name.endsWith(REVERSED);
        List<Color> colors = all.get(reversed ? name.substring(0, name.length() - REVERSED.length()) : name);
        return Optional.ofNullable(colors).map(found -> new Colormap(reversed ? found.reversed() : found));
    }

    /** For hints. */
    public static List<String> names() {
        return List.copyOf(all().keySet());
    }

    /** @param share from 0 for the least to 1 for the greatest; what is beyond is as the end is */
    Color at(double share) {
        double place = Math.clamp(share, 0, 1) * (colors.size() - 1);
        int below = Math.min((int) place, colors.size() - 2);
        Color from = colors.get(below);
        Color to = colors.get(below + 1);
        double part = place - below;
        return new Color(
                mix(from.getRed(), to.getRed(), part),
                mix(from.getGreen(), to.getGreen(), part),
                mix(from.getBlue(), to.getBlue(), part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private static Map<String, List<Color>> all() {
        Map<String, List<Color>> all = new LinkedHashMap<>();
        try (InputStream file = Colormap.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (!words[0].equals("#")) {
                    all.put(
                            words[0],
                            Stream.of(words)
                                    .skip(1)
                                    .map(word -> new Color(Integer.parseInt(word, HEX)))
                                    .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
