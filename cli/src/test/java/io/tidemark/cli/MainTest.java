package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void versionNamesVersionAndCommit() {
        assertThat(new Main.Version().getVersion())
                .singleElement()
                .asString()
                .matches("tidemark \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(([0-9a-f]{12}(-dirty)?|unknown)\\)");
    }
}
