package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.cli.size.HostChoice;
import io.tidemark.cli.size.SizeOrder;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.host.Docker;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.RampSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SizeOptionsTest {
    private static final Docker NO_DOCKER = new Docker("no-such-docker");

    @TempDir
    private Path directory;

    @Test
    void aUrlAloneIsSearchedByRateWithTheUsualPace() throws ProblemsException {
        SizeOrder order = order("127.0.0.1:8090/items");
        SearchSettings settings = capacity(order);

        assertThat(settings.mode()).isEqualTo(Mode.CAPACITY);
        assertThat(settings.by()).isEqualTo(Variable.RATE);
        assertThat(settings.tolerance()).isEqualTo(0.05);
        assertThat(settings.start()).isEqualTo(20);
        assertThat(settings.highest()).isEqualTo(100_000);
        assertThat(settings.halfWidth()).isEqualTo(0.08);
        assertThat(settings.need()).isEmpty();
        assertThat(settings.pace()).isEqualTo(Pace.DEFAULT);
        assertThat(settings.budget().seconds()).isEqualTo(3_600);
        assertThat(order.host()).isEqualTo(new HostChoice.Given());
        assertThat(order.probe()).isEqualTo(ProbeKind.SAMPLER);
        assertThat(order.plan().targets()).hasToString("[http://127.0.0.1:8090]");
        assertThat(order.plan().http().totalTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(order.isComparison()).isFalse();
    }

    @Test
    void everyPartOfTheSearchCanBeSaid() throws ProblemsException {
        SearchSettings settings = capacity(order("127.0.0.1 --search quick --by users --need 40 --start 2 --max 90"
                + " --width 5% --warm-up 20s --settle 1 --window 4s --max-time 10m --max-requests 5000 --tolerance 1%"
                + " --max-cost 0.5 --cost-per-hour 2"));

        assertThat(settings.mode()).isEqualTo(Mode.QUICK);
        assertThat(settings.by()).isEqualTo(Variable.USERS);
        assertThat(settings.need()).hasValue(40);
        assertThat(settings.start()).isEqualTo(2);
        assertThat(settings.highest()).isEqualTo(90);
        assertThat(settings.halfWidth()).isEqualTo(0.05);
        assertThat(settings.tolerance()).isEqualTo(0.01);
        assertThat(settings.pace()).isEqualTo(new Pace(20, 80, 5, 1, 4, 0, 8));
        assertThat(settings.budget()).isEqualTo(new SearchSettings.Budget(600, 5_000, 0.5, 2));
    }

    @Test
    void molotovsRatioIsTurnedIntoAShareOfAll() throws ProblemsException {
        assertThat(capacity(order("127.0.0.1 --ratio of-ok")).tolerance()).isCloseTo(0.05 / 1.05, within(1e-9));
    }

    @Test
    void aRampHasMolotovsDefaults() throws ProblemsException {
        SizeOrder order = order("127.0.0.1 --search ramp");

        assertThat(ramp(order))
                .isEqualTo(new RampSettings(
                        Variable.USERS,
                        500,
                        Duration.ofMinutes(5),
                        RampSettings.DEFAULT_HOLD,
                        0.05,
                        Tolerance.Ratio.OF_TOTAL));
        assertThat(order.plan().load()).isInstanceOf(Load.Users.class);
        assertThat(order.settings().workers()).isEqualTo(1);
    }

    /** Molotov took these two for not given. */
    @Test
    void whatIsGivenWinsOverDefaultsEvenWhenItIsOneWorkerAndNoRamp() throws ProblemsException {
        RampSettings ramp = ramp(order("127.0.0.1 --sizing -w 1 --ramp-up 0 --sizing-tolerance 10"));

        assertThat(ramp.highest()).isEqualTo(1);
        assertThat(ramp.rampUp()).isZero();
        assertThat(ramp.tolerance()).isEqualTo(0.1);
    }

    @Test
    void aMolotovFileGivesWhatIsNotGiven() throws Exception {
        Files.writeString(
                directory.resolve("molotov.json"),
                "{\"molotov\":{\"tests\":{\"a\":{\"workers\":7,\"processes\":2,\"ramp_up\":60,"
                        + "\"sizing_tolerance\":10,\"scenario\":\"x.py\"}}}}");
        SizeOrder order = order("127.0.0.1 --molotov molotov.json");
        assertThat(ramp(order).highest()).isEqualTo(14);
        assertThat(ramp(order).rampUp()).isEqualTo(Duration.ofMinutes(1));
        assertThat(ramp(order).tolerance()).isEqualTo(0.1);
        assertThat(order.notes()).singleElement().asString().contains("scenario");

        RampSettings given = ramp(order("127.0.0.1 --molotov molotov.json --workers 5 --processes 1 --ramp-up 2m"));
        assertThat(given.highest()).isEqualTo(5);
        assertThat(given.rampUp()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void withoutSizingWorkersAreOurs() throws ProblemsException {
        assertThat(order("127.0.0.1 --workers 3").settings().workers()).isEqualTo(3);
        assertThat(order("127.0.0.1 --sizing --workers 30").settings().workers())
                .isEqualTo(1);
    }

    @Test
    void aContainerTakesAPathItsWordsAndItsLimits() throws ProblemsException {
        SizeOrder order = order("/items --image shop:1 --port 8080 --command serve_'a_b' --env A=1 --env B=x=y"
                + " --volume /a:/b:ro --cpus 0.5 --memory 512MiB --ready /health --ready-within 5s");

        assertThat(order.host()).isInstanceOfSatisfying(HostChoice.Container.class, container -> {
            assertThat(container.settings().image()).isEqualTo("shop:1");
            assertThat(container.settings().command()).containsExactly("serve", "a b");
            assertThat(container.settings().environment())
                    .containsEntry("A", "1")
                    .containsEntry("B", "x=y");
            assertThat(container.settings().limits().cpus()).hasValue(0.5);
            assertThat(container.settings().limits().memoryBytes()).hasValue(512L << 20);
            assertThat(container.settings().launch().ready().within()).isEqualTo(Duration.ofSeconds(5));
        });
        assertThat(order.plan().scenarios().getFirst().steps().getFirst().url()).isEqualTo("/items");
        assertThat(order.plan().name()).isEqualTo("shop:1");
    }

    @Test
    void typesThatAreComparedCarryTheNeedTogether() throws ProblemsException {
        SizeOrder order = order("--image shop --port 80 --types t3.micro,c7i.large --need 900/s --headroom 20%");

        assertThat(order.types()).extracting(MachineType::name).containsExactly("t3.micro", "c7i.large");
        assertThat(order.need()).hasValue(900);
        assertThat(order.headroom()).isEqualTo(0.2);
        assertThat(capacity(order).need()).isEmpty();
        assertThat(order.isComparison()).isTrue();
    }

    @Test
    void typesAreNamesFamiliesAndConditions() throws ProblemsException {
        SizeOrder order = order(
                "--image shop --port 80 --types t3.small,c7g,(m7i,m7g)_&&_vcpu<=4 --types price<0.005 --region eu-west-1");
        assertThat(order.types())
                .extracting(MachineType::name)
                .containsExactly(
                        "t4g.nano",
                        "t3.small",
                        "c7g.large",
                        "m7g.large",
                        "m7i.large",
                        "c7g.xlarge",
                        "m7g.xlarge",
                        "m7i.xlarge",
                        "c7g.2xlarge",
                        "c7g.4xlarge");
        assertThat(order.notes())
                .containsExactly("Chosen, the cheapest first: t4g.nano, t3.small, c7g.large, m7g.large, m7i.large,"
                        + " c7g.xlarge, m7g.xlarge, m7i.xlarge, c7g.2xlarge, c7g.4xlarge");
        assertThat(order("--image shop --port 80 --types t3.small,c7g.large").notes())
                .as("who has named them knows them")
                .isEmpty();
    }

    @Test
    void aTypeThatTheRegionDoesNotHaveIsSaidAndLeftOut() throws ProblemsException {
        SizeOrder order = order("--image shop --port 80 --types c7a.large,c7i.large --region eu-west-1");
        assertThat(order.types()).extracting(MachineType::name).containsExactly("c7i.large");
        assertThat(order.notes())
                .containsExactly("Left out: c7a.large: has no price in eu-west-1 among those of 2026-07-20");
    }

    @Test
    void moreTypesThanTwentyHaveToBeAllowed() throws ProblemsException {
        assertThat(problems("--image x --port 80 --types t3,t3a,t4g"))
                .singleElement()
                .asString()
                .contains(
                        "--types: selection: chooses 21 types, and more than 20 are not compared: t4g.nano, t3a.nano, ")
                .contains("--max-types");
        assertThat(order("--image x --port 80 --types t3,t3a,t4g --max-types 21")
                        .types())
                .hasSize(21);
        assertThat(order("--image x --port 80 --type t3.small --max-types 1").types())
                .hasSize(1);
    }

    @Test
    void whatTheImageCannotRunOnIsLeftOut() throws Exception {
        Docker docker = saying("echo amd64");
        SizeOrder order = order("--image shop --port 80 --types t3.small,t4g.small,c7g", docker);
        assertThat(order.types()).extracting(MachineType::name).containsExactly("t3.small");
        assertThat(order.notes())
                .last()
                .asString()
                .startsWith("Left out: t4g.small, c7g.large, c7g.xlarge, c7g.2xlarge,"
                        + " c7g.4xlarge: runs arm64, and image shop is built for x86_64");

        assertThat(order("--image shop --port 80 --types t3.small,t4g.small --arch arm64,amd64", docker)
                        .types())
                .as("an image of both kinds shows this machine's only")
                .hasSize(2);
        assertThat(problems("--image shop --port 80 --type t4g.small", docker))
                .singleElement()
                .asString()
                .contains("must be types that run x86_64, for which image shop is built", "--arch");
        for (Docker silent : List.of(saying("echo riscv64"), saying("echo no such image >&2; exit 1"), NO_DOCKER)) {
            assertThat(order("--image shop --port 80 --types t3.small,t4g.small", silent)
                            .types())
                    .hasSize(2);
        }
    }

    @Test
    void aProgramFindsItsPortOrHasOne() throws ProblemsException {
        SizeOrder order = order("--command ./server_--fast --port 9000 --cpu-set 0");

        assertThat(order.host()).isInstanceOfSatisfying(HostChoice.Program.class, program -> {
            assertThat(program.settings().command()).containsExactly("./server", "--fast");
            assertThat(program.settings().port()).hasValue(9_000);
            assertThat(program.settings().cpus()).hasValue("0");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--search ramp | is missing",
                "127.0.0.1 --search fast | must be capacity, quick or ramp",
                "127.0.0.1 --by day | must be rate or users",
                "127.0.0.1 --need 300 | must be a rate such as 200/s",
                "127.0.0.1 --by users --need 300/s | must be a whole number of users",
                "127.0.0.1 --start 200/s --max 100/s | must not be more than --max",
                "127.0.0.1 --need 0/s | must be more than nothing",
                "127.0.0.1 --search ramp --need 5 | cannot be decided by a ramp",
                "127.0.0.1 --tolerance 0% | must be more than 0%",
                "127.0.0.1 --max-cost 5 | needs a price",
                "h --fleet lambda --max-cost 5 --cost-per-hour 1 | cannot be together with --max-cost and --fleet lambda",
                "h --fleet lambda --max-cost 0 | must be a number > 0",
                "127.0.0.1 --window 1s | must be from 2s to 24h",
                "127.0.0.1 --probe x | must be sampler, glances or none",
                "127.0.0.1 --host docker | name the image",
                "127.0.0.1 --cpus 2 | is for a target that is started",
                "127.0.0.1 --types t3.micro | are for containers",
                "127.0.0.1 --resume x --search ramp | is not for ramps",
                "127.0.0.1 --pause 1s | is for users",
                "127.0.0.1 --test a | is for --molotov",
                "127.0.0.1 --abort | is not for a search",
                "127.0.0.1 --requests | is not for a search",
                "127.0.0.1 --ratio ok | must be of-total or of-ok",
                "127.0.0.1 --sizing --search quick | cannot be together with --sizing",
                "127.0.0.1 --image x --port 80 | must be a path that begins with /",
                "--image x | is needed with --image",
                "--image x --port 80 --types t3.mcro | character 1 = t3.mcro: must be a machine type of us-east-1 (did you mean t3.micro?)",
                "--image x --port 80 --types vcpus<=four | character 8 = four",
                "--image x --port 80 --types '' | must go on with a type",
                "--image x --port 80 --types vcpu>999 | chooses no type in us-east-1",
                "--image x --port 80 --type t3 | must be the name of one type (several are compared with --types)",
                "--image x --port 80 --type t3.* | must be the name of one type",
                "--image x --port 80 --type t3.mcro | did you mean t3.micro?",
                "--image x --port 80 --type t3.micro --types t3.micro | cannot be together with --types",
                "--image x --port 80 --types t3.micro --max-types 0 | must be a whole number from 1 to 1000",
                "--image x --port 80 --types t3.micro --arch mips | must be arm64 or x86_64",
                "127.0.0.1 --arch arm64 | needs --type or --types",
                "--image x --port 80 --types t3.micro --region mars-1 | must be a region with prices",
                "--image x --port 80 --types t3.micro --prices aws --region mars! | must be the name of a region",
                "--image x --port 80 --types t3.micro --prices none.csv | must be a file that can be read, or aws",
                "--image x --port 80 --cpus none | must be a number of cores",
                "--image x --port 80 --env A | must be NAME=VALUE",
                "--image x --port 80 --ready health | must be a path that begins with /",
                "--command 'x --cpus 1 | without its other half",
            })
    void everyMistakeIsNamed(String arguments, String part) {
        assertThat(problems(arguments))
                .anySatisfy(problem -> assertThat(problem).contains(part));
    }

    /** The search's own budget is of what the target costs. */
    @Test
    void onFunctionsTheFleetIsWhatMayCost() throws ProblemsException {
        SizeOrder order = order("h --fleet lambda --max-cost 2 --max-time 40m");
        assertThat(order.settings().lambda().orElseThrow().costLimit())
                .isEqualTo(new CostLimit(OptionalDouble.of(2), Optional.of(Duration.ofMinutes(50))));
        assertThat(capacity(order).budget().money()).isInfinite();

        assertThat(order("h --fleet lambda --search ramp --max-cost 2")
                        .settings()
                        .lambda()
                        .orElseThrow()
                        .costLimit()
                        .longest())
                .hasValue(RampSettings.DEFAULT_RAMP_UP.plus(RampSettings.DEFAULT_HOLD));
        assertThat(order("127.0.0.1 --max-cost 2 --cost-per-hour 1").settings().lambda())
                .isEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(problems("127.0.0.1 --search fast --by day --window 0s --probe x"))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aPlanFileKeepsItsRequests() throws IOException, ProblemsException {
        Files.writeString(directory.resolve("plan.yml"), """
                target: http://127.0.0.1:8090
                load: {users: 3, duration: 1s, pause: 2s}
                http: {timeout: 4s}
                scenarios: [{steps: [{get: /a}, {get: /b}]}]
                """);
        SizeOrder order = order("plan.yml --by users");

        assertThat(order.plan().names()).containsExactly("GET /a", "GET /b");
        assertThat(order.plan().http().totalTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(order.heaviestPlan()
                        .load()
                        .phases()
                        .getFirst()
                        .shape()
                        .highest()
                        .value())
                .isEqualTo(20_000);
    }

    private static SearchSettings capacity(SizeOrder order) {
        return ((Method.Capacity) order.method()).settings();
    }

    private static RampSettings ramp(SizeOrder order) {
        return ((Method.Ramp) order.method()).settings();
    }

    private List<String> problems(String arguments) {
        return problems(arguments, NO_DOCKER);
    }

    private List<String> problems(String arguments, Docker docker) {
        try {
            order(arguments, docker);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private SizeOrder order(String arguments) throws ProblemsException {
        return order(arguments, NO_DOCKER);
    }

    /** Arguments in one text, separated by blanks; a blank within one is written as {@code _}. */
    private SizeOrder order(String arguments, Docker docker) throws ProblemsException {
        String[] words = arguments.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace('_', ' ').replace("''", "");
        }
        return CommandLine.populateCommand(new SizeOptions(), words).order(directory, docker);
    }

    private Docker saying(String script) throws IOException {
        Path program = Files.createTempFile(directory, "docker", "");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Docker(program.toString());
    }
}
