package io.tidemark.functions.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written, the answer is a plan or problems: never another exception, and never neither. */
class PlanFuzzTest {
    private static final int PLANS = 3_000;
    private static final List<String> PIECES = List.of(
            "null",
            "[]",
            "{}",
            "-1",
            "0",
            "1e9",
            "99999999999999999999",
            "true",
            "''",
            "'5'",
            "5s",
            "0s",
            "9d",
            "1/s",
            "10..5",
            "0..0",
            "${",
            "${a}",
            "http://",
            "://",
            "&a",
            "*a",
            "!x",
            "\n",
            ": ",
            "- ",
            "[",
            "{",
            "\"",
            "|");

    @Test
    void mutatedPlansArePlansOrProblems() throws IOException {
        long seed = 46;
        Random random = new Random(seed);
        List<String> originals = originals();
        int plans = 0;
        for (int i = 0; i < PLANS; i++) {
            String yaml = originals.get(random.nextInt(originals.size()));
            for (int mutations = random.nextInt(3); mutations >= 0; mutations--) {
                yaml = mutated(yaml, random);
            }
            plans += isPlan(yaml, "text %s of seed %s: %s".formatted(i, seed, yaml)) ? 1 : 0;
        }
        assertThat(plans).as("plans in spite of mutations").isBetween(PLANS / 100, PLANS / 2);
    }

    private static boolean isPlan(String yaml, String description) {
        try {
            PlanReader.read(PlanSource.text(yaml, Reading.files(Map.of("users.csv", "user\nada\n"))));
            return true;
        } catch (ProblemsException e) {
            assertThat(e.problems()).as(description).isNotEmpty();
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(description, e);
        }
    }

    private static List<String> originals() throws IOException {
        List<String> originals = new ArrayList<>(PlanDocumentationTest.shownPlans());
        for (Path example : PlanDocumentationTest.examples()) {
            originals.add(Files.readString(example));
        }
        RandomPlans plans = new RandomPlans(47);
        for (int i = 0; i < 10; i++) {
            originals.add(PlanWriter.pretty(plans.next()));
        }
        return originals;
    }

    /** Replaces, inserts or removes a word, or swaps two lines. */
    private static String mutated(String yaml, Random random) {
        int from = random.nextInt(yaml.length());
        int to = from;
        while (to < yaml.length() && " ,:{}[]\n\"'".indexOf(yaml.charAt(to)) < 0) {
            to++;
        }
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(3)) {
                    case 0 -> yaml.substring(0, from) + piece + yaml.substring(to);
                    case 1 -> yaml.substring(0, from) + piece + yaml.substring(from);
                    default -> yaml.substring(0, from) + yaml.substring(Math.min(yaml.length(), to + 1));
                }
                + " ";
    }
}
