package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.run.FakeRunner;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.build.BuildInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is written about the command line, compared with the command line itself. */
class HelpTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PRICES = ROOT.resolve("sizing/src/main/resources/io/tidemark/sizing/price/prices.csv");
    private static final List<String> DOCUMENTS = List.of(
            "README.md",
            "docs/aws.md",
            "docs/burst.md",
            "docs/compare.md",
            "docs/ec2.md",
            "docs/emulate.md",
            "docs/experiments.md",
            "docs/reports.md",
            "docs/size.md",
            "docs/swarm.md");
    private static final Pattern COMMAND = Pattern.compile("^(?: {4}|\\$ )\\./tidemark (.+)$", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("`(--?[a-z][a-z0-9-]*)");

    private final TestSurroundings surroundings = new TestSurroundings(ROOT);
    private final Cli cli = new Cli(
            surroundings.build(),
            FakeRunner.returning(new RunExample().build()),
            new FakeArchive(),
            new BuildInfo("9.9.9", "abc"));

    @Test
    void helpHasEveryOptionWithADescription() {
        for (CommandLine command : cli.commands()) {
            String help = command.getUsageMessage();
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(help).contains(option.longestName().replace("--abort", "--[no-]abort"));
                assertThat(option.description()).as(option.longestName()).isNotEmpty();
            }
        }
    }

    @Test
    void helpHasEveryExitCode() {
        for (CommandLine command : cli.commands()) {
            String words = command.getUsageMessage().replaceAll("\\s+", " ");
            for (ExitCode code : ExitCode.values()) {
                assertThat(words).contains(code.number() + " " + code.sentence());
            }
        }
    }

    @Test
    void readmeHasEveryExitCode() throws IOException {
        String readme = read("README.md");
        for (ExitCode code : ExitCode.values()) {
            assertThat(readme).contains("| " + code.number() + " | " + code.sentence() + " |");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "burst, burst",
        "compare, compare",
        "emulate, emulate",
        "experiment, experiments",
        "size, size",
        "swarm, swarm",
        "types, size",
        "reports, reports",
        "open, reports",
        "push, reports",
        "report, reports",
        "attach, fleet",
        "deploy, aws",
        "status, aws",
        "destroy, aws"
    })
    void theGuideHasEveryOption(String name, String document) throws IOException {
        String guide = read("docs/" + document + ".md");
        for (OptionSpec option : cli.commands().stream()
                .filter(command -> command.getCommandName().equals(name))
                .findFirst()
                .orElseThrow()
                .getCommandSpec()
                .options()) {
            assertThat(guide).contains("`" + option.longestName());
        }
    }

    @Test
    void everyOptionInTheDocumentsExists() throws IOException {
        List<String> known = new ArrayList<>();
        for (CommandLine command : cli.commands()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                known.addAll(List.of(option.names()));
                if (option.negatable()) {
                    known.add("--no-" + option.longestName().substring(2));
                }
            }
        }
        for (String document : DOCUMENTS) {
            Matcher option = OPTION.matcher(read(document));
            while (option.find()) {
                assertThat(known).as(document).contains(option.group(1));
            }
        }
    }

    @Test
    void everyCommandInTheDocumentsIsUnderstood() throws IOException {
        int commands = 0;
        for (String document : DOCUMENTS) {
            Matcher command = COMMAND.matcher(read(document).replaceAll("\\\\\n\\s*", ""));
            while (command.find()) {
                commands++;
                String text = command.group(1).replaceAll("\\s+#.*", "");
                assertThat(cli.understands(words(text))).as(text).isTrue();
                if (text.startsWith("burst ") || text.startsWith("size ") || text.startsWith("swarm ")) {
                    // Types and prices of machines of EC2 are AWS's otherwise.
                    String asksNobody = text.contains("--host ec2") ? " --prices " + PRICES.toRealPath() : "";
                    assertThat(cli.execute(words(text + asksNobody + " --plan-only")))
                            .as(text + ": " + surroundings.err())
                            .isZero();
                }
            }
        }
        assertThat(commands).isGreaterThan(5);
    }

    /** As a shell splits them, with single quotes. */
    private static String[] words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(text);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words.toArray(String[]::new);
    }

    private static String read(String document) throws IOException {
        return Files.readString(ROOT.resolve(document));
    }
}
