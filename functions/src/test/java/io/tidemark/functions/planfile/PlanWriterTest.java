package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.LOAD;
import static io.tidemark.functions.planfile.Reading.TARGET;
import static io.tidemark.functions.planfile.Reading.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanWriterTest {
    private static final String YAML = """
            target: http://shop.example
            variables: {row: {csv: users.csv}, token: {env: SHOP_TOKEN}}
            scenarios:
              - steps:
                  - {post: '/${row.user}', auth: {bearer-env: SHOP_TOKEN}, body-file: order.json,
                     checks: {json: {/a: 1}, status: [200, 3xx, 404..410]}, think: {from: 1s, to: 2s}}
            load: {rate: 90/m, duration: 60s}
            tolerance: {names: {'POST /${row.user}': {bad: 0.5%, latency: 1500ms}}}
            """;
    private static final String CANONICAL = """
            {"name":"shop.example","targets":["http://shop.example"],\
            "variables":{"row":{"csv":"users.csv","order":"sequential","rows":2,\
            "sha256":"8ba9c9a5dd62a843523b60e7e5b98ee7355f77d96d81c373f23c7483777b35ea","per":"iteration"},\
            "token":{"env":"SHOP_TOKEN","per":"iteration"}},\
            "scenarios":[{"name":"scenario-1","weight":1,"steps":[{"name":"POST /${row.user}","method":"POST",\
            "url":"/${row.user}","auth":{"bearer-env":"SHOP_TOKEN"},"body-file":"order.json","body-bytes":15,\
            "body-sha256":"e009d17761eaed292bd8321664df87ead9abdf7707fe164c3ce75622f9a20520",\
            "checks":{"status":[200,"3xx","404..410"],"json":{"/a":"1"}},"think":{"from":"1s","to":"2s"}}]}],\
            "load":{"phases":[{"name":"phase-1","rate":"1.5/s","for":"1m"}],"arrivals":"constant","patience":"5s",\
            "seed":1},"http":{"version":"1.1","insecure-tls":false,"redirects":0,"reuse-connections":true,\
            "compression":false,"cookies":false,"max-connections":1000,"connect-timeout":"5s",\
            "response-timeout":"30s","timeout":"30s"},"tolerance":{"bad":"5%","of":"total","abort":false,\
            "names":{"POST /${row.user}":{"bad":"0.5%","of":"total","latency":"1.5s"}}}}""";

    private final PlanFiles files =
            Reading.files(Map.of("users.csv", "user\nada\ngrace\n", "order.json", "{\"a secret\": 1}"));

    @Test
    void everythingIsWrittenInOneOrder() {
        assertThat(PlanWriter.write(read(YAML))).isEqualTo(CANONICAL);
    }

    /** Plans with a counter are older than its digits. */
    @Test
    void digitsAreWrittenOnlyWhereTheyAreMeant() {
        String counter = TARGET + LOAD + "variables: {n: {counter: {%s}}}";
        assertThat(PlanWriter.write(plan(counter.formatted("digits: 1"))))
                .contains("{\"from\":1,\"step\":1}")
                .isEqualTo(PlanWriter.write(plan(counter.formatted("from: 1"))));
        assertThat(PlanWriter.write(plan(counter.formatted("digits: 5"))))
                .contains("{\"from\":1,\"step\":1,\"digits\":5}");
    }

    @Test
    void contentsOfFilesAreNotWritten() {
        assertThat(PlanWriter.pretty(read(YAML)))
                .doesNotContain("ada", "secret")
                .contains("users.csv", "order.json");
    }

    @Test
    void aWrittenPlanReadsBackWithTheSameFiles() {
        Plan plan = read(YAML);
        assertThat(read(PlanWriter.write(plan))).isEqualTo(plan);
    }

    @Test
    void otherContentsOfFilesAreProblems() {
        String json = PlanWriter.pretty(read(YAML));
        PlanFiles others = Reading.files(Map.of("users.csv", "user\nada\nlinus\n", "order.json", "{}"));
        assertThat(Reading.problems(PlanSource.text(json, others)))
                .hasSize(2)
                .allMatch(problem -> problem.contains("must be the SHA-256 of the file (the file has changed"));
    }

    @Test
    void theFingerprintFollowsTheContentsOfFiles() {
        PlanFiles others = Reading.files(Map.of("users.csv", "user\nada\nlinus\n", "order.json", "{\"a secret\": 1}"));
        assertThat(PlanFingerprint.of(plan(PlanSource.text(YAML, others))))
                .isNotEqualTo(PlanFingerprint.of(read(YAML)));
    }

    /** A change of this value is a change of the format: dumps of older versions would seem to be of other plans. */
    @Test
    void theFingerprintStaysFromVersionToVersion() {
        assertThat(PlanFingerprint.of(plan(TARGET + LOAD))).isEqualTo("abf214507345702c");
    }

    @Test
    void howAPlanIsWrittenMakesNoDifference() {
        String json =
                "{load: {phases: [{users: 1, for: 1000ms}]}, targets: ['http://shop.example'], http: {cookies: false}}";
        assertThat(PlanFingerprint.of(plan(json))).isEqualTo(PlanFingerprint.of(plan(TARGET + LOAD)));
    }

    private Plan read(String yaml) {
        return plan(PlanSource.text(yaml, files));
    }
}
