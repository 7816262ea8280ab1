package io.tidemark.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

/** The CDK runs in Node. Only the tests that run the app need it. */
final class Node {

    private Node() {}

    static void assumeInstalled() throws InterruptedException {
        assumeTrue(answers(), "needs Node: without it nobody sees whether the app makes the templates");
    }

    private static boolean answers() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
