package io.tidemark.sizing.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNameTest {
    @ParameterizedTest
    @CsvSource({
        "t3.small, t3, small, 3, X86_64",
        "t3a.nano, t3a, nano, 3, X86_64",
        "t4g.small, t4g, small, 4, ARM64",
        "c7gn.16xlarge, c7gn, 16xlarge, 7, ARM64",
        "c7i-flex.large, c7i-flex, large, 7, X86_64",
        "a1.medium, a1, medium, 1, ARM64",
        "im4gn.large, im4gn, large, 4, ARM64",
        "is4gen.large, is4gen, large, 4, ARM64",
        "g4dn.xlarge, g4dn, xlarge, 4, X86_64",
        "g5g.xlarge, g5g, xlarge, 5, ARM64",
        "hpc7g.4xlarge, hpc7g, 4xlarge, 7, ARM64",
        "u-6tb1.metal, u-6tb1, metal, 1, X86_64",
        "u7i-12tb.224xlarge, u7i-12tb, 224xlarge, 7, X86_64",
        "m7i.metal-24xl, m7i, metal-24xl, 7, X86_64",
        "mac2.metal, mac2, metal, 2, ",
        "box, box, '', , ",
        "g3.huge, g3, huge, , ",
    })
    void theNameTells(String name, String family, String size, Integer generation, Architecture architecture) {
        TypeName parts = new TypeName(name);
        assertThat(parts.family()).isEqualTo(family);
        assertThat(parts.size()).isEqualTo(size);
        assertThat(parts.generation()).isEqualTo(generation == null ? OptionalInt.empty() : OptionalInt.of(generation));
        assertThat(parts.architecture().orElse(null)).isEqualTo(architecture);
        assertThat(Hardware.ofName(name).bare()).isEqualTo(size.startsWith("metal"));
    }

    @Test
    void sizesHaveAnOrder() {
        List<String> sizes = List.of(
                "nano", "micro", "small", "medium", "large", "xlarge", "2xlarge", "16xlarge", "metal-24xl", "metal");
        for (int i = 1; i < sizes.size(); i++) {
            assertThat(TypeName.rank(sizes.get(i)).orElseThrow())
                    .as(sizes.get(i))
                    .isGreaterThan(TypeName.rank(sizes.get(i - 1)).orElseThrow());
        }
        assertThat(TypeName.rank("huge")).isEmpty();
        assertThat(TypeName.rank("99999xlarge")).isEmpty();
    }

    @Test
    void architecturesHaveTheNamesOfImagesToo() {
        assertThat(Architecture.of("AMD64")).hasValue(Architecture.X86_64);
        assertThat(Architecture.of("aarch64")).hasValue(Architecture.ARM64);
        assertThat(Architecture.of("arm64_mac")).isEmpty();
        assertThat(Architecture.of("")).isEmpty();
    }
}
