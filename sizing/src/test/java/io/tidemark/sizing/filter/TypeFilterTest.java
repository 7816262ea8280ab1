package io.tidemark.sizing.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.Hardware;
import io.tidemark.sizing.price.MachineType;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFilterTest {
    private static final long SEED = 20_261_125;
    private static final List<MachineType> TYPES = List.of(
            new MachineType("t3.small", 2, 2L << 30, OptionalDouble.of(0.2), 0.128, 0.0208),
            new MachineType("t4g.medium", 2, 4L << 30, OptionalDouble.of(0.2), 0.256, 0.0336),
            new MachineType("c7i.large", 2, 4L << 30, OptionalDouble.empty(), 0.781, 0.08925),
            new MachineType("c7i.2xlarge", 8, 16L << 30, OptionalDouble.empty(), 3.125, 0.357),
            new MachineType("c7i-flex.large", 2, 4L << 30, OptionalDouble.empty(), 0.39, 0.08479),
            new MachineType("c7g.large", 2, 4L << 30, OptionalDouble.empty(), 0.937, 0.0725),
            new MachineType("c7g.metal", 64, 128L << 30, OptionalDouble.empty(), 30, 2.3123),
            new MachineType(
                    "g3s.xlarge",
                    4,
                    30L << 30,
                    OptionalDouble.empty(),
                    2.5,
                    0.75,
                    new Hardware(Set.of(Architecture.X86_64), OptionalDouble.of(10), false, false, 1)),
            new MachineType("box", 4, 8L << 30, OptionalDouble.empty(), 1, 0.1));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "t3.small; t3.small",
                "t3.small,c7g.large; t3.small c7g.large",
                "t3.small,; t3.small",
                "c7i; c7i.large c7i.2xlarge",
                "c7i.*; c7i.large c7i.2xlarge",
                "c7*; c7i.large c7i.2xlarge c7i-flex.large c7g.large c7g.metal",
                "*.large; c7i.large c7i-flex.large c7g.large",
                "box; box",
                "*; t3.small t4g.medium c7i.large c7i.2xlarge c7i-flex.large c7g.large c7g.metal g3s.xlarge box",
                "vcpu>4; c7i.2xlarge c7g.metal",
                "VCPU>=8; c7i.2xlarge c7g.metal",
                "vcpus=4; g3s.xlarge box",
                "vcpu==4 && !box; g3s.xlarge",
                "memory<4GiB; t3.small",
                "memory<=4096MiB && vcpu=2 && price>0.03; t4g.medium c7i.large c7i-flex.large c7g.large",
                "memory >= 16 GiB; c7i.2xlarge c7g.metal g3s.xlarge",
                "arch=arm64; t4g.medium c7g.large c7g.metal",
                "arch=aarch64; t4g.medium c7g.large c7g.metal",
                "arch = amd64 and vcpu=2; t3.small c7i.large c7i-flex.large",
                "arch!=x86_64; t4g.medium c7g.large c7g.metal box",
                "family=c7q; ",
                "family=c7*; c7i.large c7i.2xlarge c7i-flex.large c7g.large c7g.metal",
                "family=c7i; c7i.large c7i.2xlarge",
                "c7i && family!=c7g && size<=large; c7i.large",
                "size<large; t3.small t4g.medium",
                "size>xlarge; c7i.2xlarge c7g.metal",
                "size!=large && vcpu=4; g3s.xlarge box",
                "price<0.05; t3.small t4g.medium",
                "network>=3; c7i.2xlarge c7g.metal",
                "network<500Mbit; t3.small t4g.medium c7i-flex.large",
                "network>1Gbit && network<=3.125 Gbit; c7i.2xlarge g3s.xlarge",
                "burstable; t3.small t4g.medium",
                "burstable=no && price<0.08; c7g.large",
                "!burstable && price<0.08; c7g.large",
                "burstable!=yes && price<0.08; c7g.large",
                "gpu; g3s.xlarge",
                "gpu>=1; g3s.xlarge",
                "gpu=no && generation=3; t3.small",
                "generation>=7 && !bare; c7i.large c7i.2xlarge c7i-flex.large c7g.large",
                "generation=previous; g3s.xlarge",
                "generation!=current; g3s.xlarge",
                "not current; g3s.xlarge",
                "bare; c7g.metal",
                "(c7i,c7g) && vcpu<=4; c7i.large c7g.large",
                "(c7i || c7g) && (vcpu<=4); c7i.large c7g.large",
                "vcpu=8 || price<0.03 && arch=x86_64; t3.small c7i.2xlarge",
                "!(vcpu=2 || bare || gpu); c7i.2xlarge box",
                "!!box; box",
                "t3.small,c7i.*,vcpu<=4 && memory>=4GiB && arch=arm64; t3.small t4g.medium c7i.large c7i.2xlarge c7g.large",
            })
    void aSelectionChooses(String text, String expected) throws ProblemsException {
        TypeFilter filter = TypeFilter.parse("--types", text, Set.of());
        List<String> chosen =
                TYPES.stream().filter(filter::chooses).map(MachineType::name).toList();
        assertThat(chosen).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; character 1: must go on with a type, a family or a condition",
                "t3.small,,c7i; character 10 = ,: must have a type, a family or a condition before it",
                "vcpuss<=4; character 1 = vcpuss: must be a field (did you mean vcpu?)",
                "qqqqqq=4; known: vcpu, memory, arch, family, size, price, network, burstable, generation, current, gpu, bare",
                "vcpu<=four; character 7 = four: vcpu must be a number of CPUs such as 4",
                "vcpu; character 1 = vcpu: must be compared with something (such as vcpu<=4)",
                "memory>=4; character 9 = 4: memory must be a size such as 4GiB or 512MiB",
                "memory>=4 Gigs; must come after a comma, && or ||",
                "arch=mips; character 6 = mips: arch must be arm64 or x86_64",
                "arch<arm64; character 6 = arm64: arch can be compared with = and != only",
                "burstable=maybe; burstable must be yes or no",
                "size=huge; size must be a size such as medium, large, 2xlarge or metal",
                "generation=new; generation must be a number such as 7, current or previous",
                "price<$0.10; character 7 = $: must be left out (prices are plain numbers",
                "price<; character 6 = <: must have a value after it",
                "<=4; character 1 = <=: must have a field before it (such as vcpu<=4)",
                "t3.small c7i; character 10 = c7i: must come after a comma, && or ||",
                "t3.small & burstable; character 10 = &: must be written twice: &&",
                "(t3.small; character 1 = (: must have a ) after it",
                "t3.small); character 9 = ): must have a ( before it",
                "t3.small # c7i; character 10 = #: must be left out",
            })
    void everyMistakeHasItsPlace(String text, String part) {
        assertThat(problems(text))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("--types: character ")
                        .contains(part));
    }

    @Test
    void noMistakeHidesAnother() {
        assertThat(problems("vcpuss<=4 && memory>=4, arch=mips || (price<x, !) , t3.small c7i, foo=1"))
                .extracting(Problem::key)
                .containsExactly(
                        "character 1",
                        "character 22",
                        "character 30",
                        "character 45",
                        "character 49",
                        "character 62",
                        "character 67");
    }

    /** Files of a user's own may have called a machine what is a field now. */
    @Test
    void aTypeOfThatNameComesBeforeAField() throws ProblemsException {
        TypeFilter filter = TypeFilter.parse("--types", "current", Set.of("current"));
        assertThat(TYPES.stream().filter(filter::chooses)).isEmpty();
        assertThat(filter.wantedNames()).extracting(NamePattern::text).containsExactly("current");
    }

    @Test
    void namesAreKnownWithTheirPlacesAndWhetherTheyAreWanted() throws ProblemsException {
        TypeFilter filter = TypeFilter.parse("--types", "t3.small, !(c7i || !c7g.*) && vcpu<4", Set.of());
        assertThat(filter.names())
                .containsExactly(
                        new NamePattern("t3.small", 0), new NamePattern("c7i", 12), new NamePattern("c7g.*", 20));
        assertThat(filter.wantedNames()).extracting(NamePattern::text).containsExactly("t3.small", "c7g.*");
    }

    /** Deeper than the stack is, and as long as may be. */
    @Test
    void whatIsMeantToBreakItIsAProblem() {
        assertThat(problems("(".repeat(1_999)))
                .extracting(Problem::expected)
                .containsExactly("must be within at most 50 others");
        assertThat(problems("!".repeat(2_000))).hasSize(1);
        assertThat(problems("a".repeat(2_001)))
                .extracting(Problem::expected)
                .containsExactly("must be the end: a selection has at most 2000 characters");
        assertThat(NamePattern.matches("*a".repeat(900) + "b", "a".repeat(900))).isFalse();
    }

    /** Whatever is written, it is understood or every problem has a place. */
    @Test
    void noTextMakesAnythingElse() {
        List<String> parts = List.of(
                "t3.small",
                "c7i",
                "*",
                "vcpu",
                "memory",
                "arch",
                "price",
                "burstable",
                "gpu",
                "<",
                "<=",
                "=",
                "!=",
                ">",
                ">=",
                "&&",
                "||",
                "!",
                "(",
                ")",
                ",",
                " ",
                "4",
                "4GiB",
                "0.1",
                "arm64",
                "$",
                "&",
                "\u00e4",
                "\ud83d\ude00",
                "\ud83d",
                "\n",
                "-",
                ".",
                "and",
                "or",
                "not",
                "yes",
                "size",
                "metal",
                "generation");
        Random random = new Random(SEED);
        int understood = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(
                        random.nextInt(20) == 0
                                ? Character.toString((char) random.nextInt(0x250))
                                : parts.get(random.nextInt(parts.size())));
            }
            try {
                TypeFilter filter = TypeFilter.parse("--types", text.toString(), Set.of());
                TYPES.forEach(filter::chooses);
                understood++;
            } catch (ProblemsException e) {
                assertThat(e.problems()).as("seed %d, %s", SEED, text).allSatisfy(problem -> {
                    assertThat(problem.key()).startsWith("character ");
                    int place = Integer.parseInt(problem.key().substring("character ".length()));
                    assertThat(place).isBetween(1, text.length() + 1);
                });
            }
        }
        assertThat(understood).as("of both kinds there are many").isBetween(1_000, 29_000);
    }

    private static List<Problem> problems(String text) {
        ProblemsException e =
                catchThrowableOfType(ProblemsException.class, () -> TypeFilter.parse("--types", text, Set.of()));
        assertThat(e).as(text).isNotNull();
        return e.problems();
    }
}
