package io.tidemark.cli.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadPermissionTest {
    private static final String FAST = "{rate: 51/s, duration: 1s}";

    private final LoadPermission permission = new LoadPermission(TestSurroundings::resolve);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rate: 50/s, duration: 1s}                                    | 50",
                "{rate: 10/s..80/s, duration: 1s}                              | 80",
                "{phases: [{rate: 10/s, for: 1s}, {burst: {size: 70, every: 5s, times: 2}}]} | 70",
                "{users: 50, duration: 1s}                                     | 50",
                "{users: 200, duration: 1s, pause: 5s}                         | 40",
                "{users: 200, duration: 1s, pause: 500ms}                      | 200",
                "{users: 90, duration: 1s, pause: {from: 1s, to: 5s}}          | 30",
                "{users: 90, duration: 1s, pause: {mean: 2s, deviation: 5s}}   | 45",
            })
    void peakRate(String load, double rate) throws ProblemsException {
        assertThat(PeakRate.of(plan("http://shop.example", load, ""))).isEqualTo(rate);
    }

    @Test
    void everyStepOfTheLongestScenarioCounts() throws ProblemsException {
        Plan plan = plan(
                "http://shop.example",
                "{rate: 20/s, duration: 1s}",
                "[{steps: [{get: /a}]}, {steps: [{get: /a}, {get: /b}, {get: /c}]}]");
        assertThat(PeakRate.of(plan)).isEqualTo(60);
        assertThat(permission.missing(plan, List.of())).hasSize(1);
    }

    @Test
    void theStartCountsToo() throws ProblemsException {
        Plan plan = plan(
                "http://127.0.0.1",
                "{rate: 20/s, duration: 1s}",
                "[{steps: [{get: /a}]}]\nstart: [{get: /b}, {get: 'http://sign-in.example/c'}]");
        assertThat(PeakRate.of(plan)).isEqualTo(60);
        assertThat(permission.missing(plan, List.of())).extracting(Problem::key).containsExactly("sign-in.example");
    }

    @Test
    void aSmallRateNeedsNoPermission() throws ProblemsException {
        Plan plan = plan("http://shop.example", "{rate: 50/s, duration: 1s}", "");
        assertThat(permission.missing(plan, List.of())).isEmpty();
    }

    @Test
    void aLargeOneToAPublicHostDoes() throws ProblemsException {
        assertThat(permission.missing(plan("http://shop.example", FAST, ""), List.of()))
                .singleElement()
                .hasToString(
                        "permission: shop.example: is on the public Internet and would get up to 51 requests a second; "
                                + "50 are free (if you may load it, say so: --i-may-load-this shop.example)");
    }

    @ParameterizedTest
    @CsvSource({"shop.example", "SHOP.example"})
    void andThePermissionIsForThisHost(String host) throws ProblemsException {
        Plan plan = plan("http://Shop.Example:8080", FAST, "");
        assertThat(permission.missing(plan, List.of(host))).isEmpty();
        assertThat(permission.missing(plan, List.of("other.example"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080",
        "http://localhost",
        "https://10.1.2.3",
        "http://192.168.0.9",
        "http://[::1]:80",
        "http://[fd00::1]"
    })
    void privateNetworksNeedNone(String target) throws ProblemsException {
        assertThat(permission.missing(plan(target, FAST, ""), List.of())).isEmpty();
    }

    @Test
    void hostsOfStepsCountToo() throws ProblemsException {
        Plan plan = plan(
                "http://127.0.0.1",
                FAST,
                "[{steps: [{get: 'https://cdn.example/x?y=http://other.example'}, {get: /b}, {get: 'http://${user}.example/'}]}]");
        assertThat(permission.missing(plan, List.of()))
                .extracting(Problem::key)
                .containsExactly("cdn.example", "${user}.example");
    }

    @Test
    void aNameThatCannotBeResolvedHereMayBePublic() throws ProblemsException {
        assertThat(permission.missing(plan("http://nowhere.invalid", FAST, ""), List.of()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,       true",
        "127.0.0.1,     false",
        "127.9.9.9,     false",
        "0.0.0.0,       false",
        "10.0.0.1,      false",
        "172.15.0.1,    true",
        "172.16.0.1,    false",
        "172.32.0.1,    true",
        "192.168.255.1, false",
        "169.254.1.1,   false",
        "100.64.0.1,    false",
        "100.128.0.1,   true",
        "::1,           false",
        "fe80::1,       false",
        "fc00::1,       false",
        "fd12::1,       false",
        "2001:4860::1,  true",
    })
    void publicAddresses(String address, boolean isPublic) throws UnknownHostException {
        assertThat(LoadPermission.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    private static Plan plan(String target, String load, String scenarios) throws ProblemsException {
        String yaml = "target: '" + target + "'\nload: " + load + "\n"
                + (scenarios.isEmpty() ? "" : "scenarios: " + scenarios + "\n");
        return PlanReader.read(PlanSource.text(yaml, PlanFiles.none()));
    }
}
