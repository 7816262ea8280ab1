package io.tidemark.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written, the answer is a backend that works or problems: never another exception, and never neither. */
class BackendFuzzTest {
    private static final int FILES = 1_500;
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
            "10..5",
            "0..",
            "..",
            "given",
            "absent",
            "pending",
            "to",
            "when",
            "command",
            "reply",
            "HELLO",
            "initial",
            "in-measure",
            "MEASURE",
            "${",
            "${app}",
            "${a}",
            "$${",
            "{app}",
            "{account}",
            "/",
            "/docs",
            "N",
            "/param",
            "json",
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
    void mutatedFilesAreBackendsOrProblems() {
        long seed = 52;
        Random random = new Random(seed);
        List<String> originals = List.of(BundledBackends.text("oco"), Reading.MINIMUM);
        int backends = 0;
        for (int i = 0; i < FILES; i++) {
            String yaml = originals.get(i % originals.size());
            for (int mutations = random.nextInt(3); mutations >= 0; mutations--) {
                yaml = mutated(yaml, random);
            }
            String description = "file %s of seed %s: %s".formatted(i, seed, yaml);
            Optional<Backend> backend = read(yaml, description);
            if (backend.isPresent()) {
                backends++;
                play(backend.get().machine(), random, description);
            }
        }
        assertThat(backends).as("backends in spite of mutations").isBetween(FILES / 50, FILES / 2);
    }

    @Test
    void rubbishIsAProblem() {
        long seed = 53;
        Random random = new Random(seed);
        for (int i = 0; i < FILES; i++) {
            StringBuilder rubbish = new StringBuilder();
            for (int length = random.nextInt(40); length >= 0; length--) {
                rubbish.append(
                        random.nextBoolean()
                                ? PIECES.get(random.nextInt(PIECES.size()))
                                : Character.toString(random.nextInt(0x3000)));
            }
            String description = "rubbish %s of seed %s: %s".formatted(i, seed, rubbish);
            assertThat(read(rubbish.toString(), description)).as(description).isEmpty();
        }
    }

    private static Optional<Backend> read(String yaml, String description) {
        try {
            return Optional.of(BackendReader.read(yaml));
        } catch (ProblemsException e) {
            assertThat(e.problems()).as(description).isNotEmpty();
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(description, e);
        }
    }

    /** An application never leaves the states that there are. */
    private static void play(Machine machine, Random random, String description) {
        Standing standing = Standing.initial(machine.start());
        List<String> events = new ArrayList<>(machine.events());
        List<String> bodies = List.of("{}", "{\"param\": {\"progress\": 5}}", "{\"param\": null}", "[1]", "\"a\"");
        for (int step = 0; step < 30 && !events.isEmpty(); step++) {
            String event = events.get(random.nextInt(events.size()));
            String body = bodies.get(random.nextInt(bodies.size()));
            Reaction reaction = machine.react(standing, machine.event(event, Client.json(body)), random.nextBoolean());
            if (reaction instanceof Accepted accepted) {
                standing = accepted.next();
            }
            assertThat(machine.reachable()).as(description).contains(standing.state());
        }
    }

    /** Replaces, inserts or removes a word. */
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
