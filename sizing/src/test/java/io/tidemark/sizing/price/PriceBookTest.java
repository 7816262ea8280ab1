package io.tidemark.sizing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.aggregator.cost.Tariffs;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookTest {
    private static final String HEAD = """
            # source: Acme
            # date: 2026-11-01
            type,vcpus,memory_gib,baseline_share,network_gbit,north,south
            """;

    @TempDir
    private Path directory;

    @Test
    void theBundledPricesStateWhoseAndOfWhenTheyAre() {
        PriceBook book = PriceBook.bundled();
        assertThat(book.source()).contains("AWS on-demand Linux list prices");
        assertThat(LocalDate.parse(book.date())).isBetween("2026-01-01", "2026-12-31");
        assertThat(book.regions()).containsExactly("us-east-1", "us-west-2", "eu-west-1", "eu-central-1");
        assertThat(book.tables().values())
                .allSatisfy(table ->
                        assertThat(table.description()).contains(table.region()).contains(book.date()));
    }

    /** Whoever can have machines compared somewhere can say what functions cost there. */
    @Test
    void functionsHavePricesWhereverMachinesHave() {
        assertThat(Tariffs.bundled().regions()).containsAll(PriceBook.bundled().regions());
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, t2.micro, 1, 1, 0.1, 0.0116",
        "eu-central-1, t2.micro, 1, 1, 0.1, 0.0134",
        "us-east-1, t3.small, 2, 2, 0.2, 0.0208",
        "eu-west-1, t3.small, 2, 2, 0.2, 0.0228",
        "us-east-1, t3a.2xlarge, 8, 32, 0.4, 0.3008",
        "us-west-2, c7i.large, 2, 4, , 0.08925",
        "eu-central-1, m5.large, 2, 8, , 0.115",
        "us-east-1, c8g.4xlarge, 16, 32, , 0.63808",
        "us-east-1, r8g.2xlarge, 8, 64, , 0.47128",
        "us-east-1, c7a.large, 2, 4, , 0.10264",
        "us-east-1, r7g.4xlarge, 16, 128, , 0.8568"
    })
    void theBundledPricesKnowTheUsualTypes(
            String region, String name, int cpus, int memory, Double baseline, double dollars)
            throws ProblemsException {
        PriceTable table = PriceBook.bundled().region("--region", region);
        assertThat(table.type(name)).hasValueSatisfying(type -> {
            assertThat(type.cpus()).isEqualTo(cpus);
            assertThat(type.memoryBytes()).isEqualTo((long) memory << 30);
            assertThat(type.baselineShare().isPresent()).isEqualTo(baseline != null);
            type.baselineShare().ifPresent(share -> assertThat(share).isEqualTo(baseline));
            assertThat(type.dollarsPerHour()).isEqualTo(dollars);
        });
    }

    /** A slip of a digit shows as a size that is not twice as dear as the one below it. */
    @Test
    void bundledPricesDoubleWithTheSize() {
        for (PriceTable table : PriceBook.bundled().tables().values()) {
            Map<String, Double> perGibibyte = new HashMap<>();
            for (MachineType type : table.types()) {
                double price = type.dollarsPerHour() / type.memoryBytes();
                double first = perGibibyte.computeIfAbsent(type.family(), family -> price);
                assertThat(price / first)
                        .as(type.name() + " in " + table.region())
                        .isBetween(0.98, 1.02);
            }
        }
    }

    @Test
    void burstableTypesAreKnownByTheirBaseline() {
        assertThat(PriceBook.bundled().tables().values())
                .allSatisfy(table -> assertThat(table.types())
                        .allSatisfy(type -> assertThat(type.isBurstable())
                                .as(type.name())
                                .isEqualTo(type.family().startsWith("t"))));
        MachineType small = new MachineType("t3.small", 2, 2L << 30, java.util.OptionalDouble.of(0.2), 1, 0.02);
        assertThat(small.lastingCpus()).isEqualTo(0.4);
    }

    @Test
    void aFileOfOnesOwnReplacesThem() throws IOException, ProblemsException {
        PriceBook book = read(HEAD + "box,4,8,,1,0.10,\nburst,2,0.5,0.25,1,0.01,0.02\n");
        assertThat(book.regions()).containsExactly("north", "south");
        assertThat(book.region("--region", "north").names()).containsExactly("box", "burst");
        assertThat(book.region("--region", "south").names())
                .as("without a price it cannot be had there")
                .containsExactly("burst");
        assertThat(book.region("--region", "north").description()).isEqualTo("north, Acme, 2026-11-01");
    }

    /** Files from before there was a column for it tell the architecture by their names, where these are EC2's. */
    @Test
    void architecturesAreWrittenOrFollowFromTheName() throws IOException, ProblemsException {
        PriceBook old = read(HEAD + "box,4,8,,1,0.10,0.10\nc7gn.large,2,4,,1,0.10,\nt3.nano,2,0.5,0.05,1,0.10,\n");
        assertThat(architectures(old)).containsExactly("[]", "[ARM64]", "[X86_64]");

        PriceBook book = read(HEAD.replace("network_gbit,", "network_gbit,arch,")
                + "box,4,8,,1,arm64,0.10,0.20\ncan,4,8,,1,x86_64 arm64,0.10,\nc7g.large,2,4,,1,,0.10,\n");
        assertThat(book.regions()).containsExactly("north", "south");
        assertThat(architectures(book)).containsExactly("[ARM64]", "[ARM64, X86_64]", "[ARM64]");

        assertThat(problems(HEAD.replace("network_gbit,", "network_gbit,arch,") + "box,4,8,,1,mips,0.10,0.20\n"))
                .hasMessageEndingWith("prices.csv line 4: arch = mips: must be arm64 or x86_64");
    }

    @Test
    void theBundledPricesStateTheArchitectureThatTheNameTells() {
        assertThat(PriceBook.bundled().tables().get("us-east-1").types())
                .allSatisfy(
                        type -> assertThat(type.hardware()).as(type.name()).isEqualTo(Hardware.ofName(type.name())));
    }

    @Test
    void allProblemsAreReportedWithTheirLines() {
        ProblemsException problems = problems(HEAD + """
                box,four,8,,1,0.10,0.10
                box,4,8,2,1,0.10,0.10

                tin,4,8
                can,1.5,-8,,NaN,free,0.10
                """);
        assertThat(problems.problems())
                .extracting(Problem::where, Problem::key, Problem::value)
                .map(tuple -> tuple.toList().toString().replace(directory.toString() + "/", ""))
                .containsExactly(
                        "[prices.csv line 4, vcpus, four]",
                        "[prices.csv line 5, type, box]",
                        "[prices.csv line 5, baseline_share, 2]",
                        "[prices.csv line 7, line, tin,4,8]",
                        "[prices.csv line 8, vcpus, 1.5]",
                        "[prices.csv line 8, memory_gib, -8]",
                        "[prices.csv line 8, network_gbit, NaN]",
                        "[prices.csv line 8, north, free]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| is missing: type,vcpus",
                "type,price| one column per region",
                "type,vcpus,memory_gib,baseline_share,network_gbit,a,a| each its own",
                "type,vcpus,memory_gib,baseline_share,network_gbit,a| at least one line",
                "type,vcpus,memory_gib,baseline_share,network_gbit,arch| one column per region"
            })
    void aFileThatIsNoPriceBookIsRefused(String text, String expected) {
        assertThat(problems(text)).hasMessageContaining(expected).hasMessageContaining("# source:");
    }

    @Test
    void anUnknownRegionIsNamedWithItsNeighbour() {
        ProblemsException problems = catchThrowableOfType(
                ProblemsException.class, () -> PriceBook.bundled().region("--region", "eu-west-2"));
        assertThat(problems).hasMessageContaining("--region").hasMessageContaining("did you mean eu-west-1?");
        assertThat(catchThrowableOfType(
                        ProblemsException.class, () -> PriceBook.bundled().region("--region", "ap-southeast-2")))
                .hasMessageEndingWith("eu-west-1, eu-central-1 (--prices aws asks for those of any region)");
    }

    @Test
    void mistypedTypesAreAllNamedWithNearOnes() throws ProblemsException {
        PriceTable table = PriceBook.bundled().region("--region", "us-east-1");
        ProblemsException problems = catchThrowableOfType(
                ProblemsException.class,
                () -> table.require("--types", List.of("tx.2xlarge", "t3.small", "t3.small", "hovercraft-enormous")));
        assertThat(problems.problems())
                .extracting(Problem::value, Problem::hint)
                .map(Object::toString)
                .containsExactly(
                        "(\"tx.2xlarge\", \"did you mean t2.2xlarge?\")",
                        "(\"t3.small\", \"\")",
                        "(\"hovercraft-enormous\", \"116 types are known, in a file of your own there can be others\")");
        assertThat(table.require("--types", List.of("t3.small", "c5.large")))
                .extracting(MachineType::name)
                .containsExactly("t3.small", "c5.large");
    }

    private static List<String> architectures(PriceBook book) {
        return book.tables().get("north").types().stream()
                .map(type -> type.hardware().architectures().stream().sorted().toList())
                .map(Object::toString)
                .toList();
    }

    private PriceBook read(String text) throws IOException, ProblemsException {
        return PriceBook.read(Files.writeString(directory.resolve("prices.csv"), text));
    }

    private ProblemsException problems(String text) {
        return catchThrowableOfType(ProblemsException.class, () -> read(text));
    }
}
