package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
    @Test
    void allAreToldAtOnce() {
        assertThat(
                        Orders.problems(
                                "--users abc --ramp 3x --latency 5 --tolerance 500% --status 999 --redirects 99 --workers 0 "
                                        + "--method G_T --pause 1 --pause-from 2 --weights 1,2 --port 99999 --header nonsense h"))
                .containsExactly(
                        "--method: scenarios[0].steps[0].method = G T: must be an HTTP method such as GET or PROPFIND",
                        "--status: scenarios[0].steps[0].checks.status[0] = 999: must be a status such as 200, 3xx or "
                                + "404..410, from 100 to 599, or a list of them",
                        "--ramp: load.phases[0].for = 3x: must be a duration such as 500ms, 5s, 1m30s or 1h",
                        "--users: load.phases[1].users = abc: must be a number of users from 0 to 1000000",
                        "--redirects: http.redirects = 99: must be a whole number from 0 to 20",
                        "--tolerance: tolerance.bad = 500%: must be a share such as 5% or 0.05, from 0 to 100%",
                        "--latency: tolerance.latency = 5: must be a duration such as 500ms, 5s, 1m30s or 1h (write 5s)",
                        "command line: --weights = 1,2: must be as many as there are URLs, which are 1",
                        "command line: --pause: cannot be together with --pause-from (leave one of them out)",
                        "command line: --pause-from = 2: needs --pause-to",
                        "command line: --header: must be a name and a value (such as 'Accept: text/html')",
                        "command line: --port = 99999: must be a whole number from 1 to 65535",
                        "command line: --workers = 0: must be a whole number from 1 to 1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--users 5 --rate 5/s h           | --users: cannot be together with --rate",
                "--users 5 --pool-size 5 h        | --pool-size: cannot be together with --users",
                "--rate 5/s --pool-size 5 h       | --pool-size: cannot be together with --rate",
                "--pause 5 --interval 5 h         | --interval: cannot be together with --pause",
                "--poisson h                      | --poisson: is for the open model (add --rate)",
                "--rate 5/s --pause 5s h          | --pause: load.pause = 5s: is for users, not for a rate",
                "--rate 5 h                       | --rate: load.rate = 5: must be a rate such as 200/s, 90/m or 1000/h (write 5/s)",
                "--pause-to 5 h                   | --pause-to = 5: needs --pause-from",
                "--status 200 --any-status h      | --status: cannot be together with --any-status",
                "--body a --body-file b h         | --body-file: scenarios[0].steps[0].body-file = b: cannot be together with body",
                "--body-file nowhere h            | there is no such file",
                "--json --quiet h                 | --json: cannot be together with --quiet",
                "--fleet lambda --table t --requests h | --requests: needs a bucket with --fleet lambda (functions' disks end with them: "
                        + "name a bucket with --bucket)",
                "--loops x h                      | --loops = x: must be a whole number from 1 to 1000",
                "--buckets 0 h                    | --buckets = 0: must be a whole number from 1 to 10000",
                "-p 1 h:2                         | --port = 1: cannot be together with a URL that has a port",
                "--endpoint /a h/b                | --endpoint = /a: cannot be together with a URL that has a path",
                "--insecure https://h             | --insecure: means plain HTTP, but the URL says https (to accept any "
                        + "certificate use --insecure-tls)",
                "http://user:secret@h             | must not hold a user name or password",
                "ftp://h                          | only http and https can be loaded",
                "h#top                            | without a fragment",
                "h b.yml                          | must be the first and only plan file",
                "--out runs\u0000 h               | --out",
                "--workdir a\u0000b h             | --workdir",
            })
    void oneByOne(String arguments, String problem) {
        assertThat(Orders.problems(arguments)).anyMatch(text -> text.contains(problem));
    }

    @Test
    void secretsAreNotRepeated() {
        assertThat(Orders.problems("--header s3cret http://user:s3cret@h"))
                .hasSize(2)
                .noneMatch(text -> text.contains("s3cret"));
    }

    @Test
    void theFilesProblemsAreToldWithTheOptions(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("p.yml"), "target: http://h\nload: {usrs: 5, duration: 3}\n");
        assertThat(Orders.problems(
                        "p.yml http://x/path --redirects x --method GET --warm-up 5s --workdir w --weights 1",
                        directory))
                .hasSize(8)
                .anyMatch(text -> text.startsWith("line 2: load.usrs"))
                .anyMatch(text -> text.startsWith("line 2: load: must have one of users, rate or phases"))
                .anyMatch(text -> text.startsWith("--redirects: http.redirects = x"))
                .anyMatch(text -> text.startsWith("command line: URL = /path: must have no path beside a plan file"))
                .anyMatch(text -> text.startsWith("command line: --method: cannot be together with a plan file"))
                .anyMatch(text -> text.startsWith("command line: --warm-up = 5s: cannot be together with a plan file"))
                .anyMatch(text -> text.startsWith("command line: options of maarathon-dos: cannot be together"))
                .anyMatch(text ->
                        text.startsWith("command line: --weights = 1: must be as many as there are URLs, which are 0"));
    }

    @Test
    void twoTargetsForAPlanFileAreOneTooMany(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("p.json"),
                "{\"target\": \"http://h\", \"load\": {\"users\": 1, \"duration\": \"1s\"}}");
        assertThat(Orders.problems("p.json a b", directory))
                .containsExactly(
                        "command line: URL: must be one at most beside a plan file (write several as targets of the plan)");
    }

    @Test
    void aMissingPlanFileIsAProblemLikeOthers(@TempDir Path directory) {
        assertThat(Orders.problems("none.yaml --workers x", directory))
                .hasSize(2)
                .anyMatch(text -> text.contains("none.yaml") && text.contains("there is no such file"));
    }
}
