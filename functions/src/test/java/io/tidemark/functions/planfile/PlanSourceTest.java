package io.tidemark.functions.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanSourceTest {
    @TempDir
    Path directory;

    @Test
    void filesOfAPlanAreBesideIt() throws Exception {
        Files.writeString(directory.resolve("order.json"), "{}");
        Path plans = Files.createDirectory(directory.resolve("plans"));
        Files.writeString(plans.resolve("users.csv"), "user\nada\n");
        Path file = Files.writeString(
                plans.resolve("plan.yml"),
                "variables: {u: {csv: users.csv}}\n" + Reading.step("{post: '/${u.user}', body-file: ../order.json}"));
        Plan plan = PlanReader.read(PlanSource.file(file));
        assertThat(plan.variables()).hasSize(1);
    }

    @Test
    void aPlanThatCannotBeReadIsAProblem() throws Exception {
        Path missing = directory.resolve("missing.yml");
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> PlanSource.file(missing))
                .withMessage(missing + ": plan: must be a plan file that can be read (there is no such file)");
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> PlanSource.file(directory))
                .withMessageEndingWith("(it is a directory)");
        Path binary = Files.write(directory.resolve("binary.yml"), new byte[] {(byte) 0xff});
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> PlanSource.file(binary))
                .withMessageEndingWith("(it is not UTF-8 text)");
    }

    @Test
    void aFileMayHaveAsManyBytesAsItsLimit() throws IOException {
        PlanFiles files = PlanFiles.in(directory);
        Files.write(directory.resolve("body"), new byte[1024]);
        assertThat(files.read("body", 1024)).hasSize(1024);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> files.read("body", 1023))
                .withMessage("it is larger than 1023B");
    }

    @Test
    void aTooLargeBodyIsAProblem() throws IOException {
        Files.write(directory.resolve("body"), new byte[(int) PlanFiles.MAX_BODY + 1]);
        String yaml = Reading.step("{post: /, body-file: body}");
        assertThat(Reading.problems(PlanSource.text(yaml, PlanFiles.in(directory))))
                .singleElement()
                .asString()
                .endsWith("body-file = body: must be a file of the request's body (it is larger than 1MiB)");
    }

    @Test
    void namesThatAreNoPathsAreProblems() {
        PlanFiles files = PlanFiles.in(directory);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> files.read("a\0b", 1))
                .withMessageStartingWith("it is not a path");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PlanFiles.none().read("a", 1))
                .withMessage("files cannot be used in a plan from here");
    }
}
