package io.tidemark.cli.emulate;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.serve.EmulatorSettings;

/**
 * What a command line asks for, checked.
 *
 * @param text of the backend's file
 * @param printOnly true when the file is to be shown and nothing started
 */
public record EmulateOrder(EmulatorSettings settings, String text, boolean printOnly, boolean json) {
    public EmulateOrder {
        requireNonNull(settings, "settings is null");
        requireNonNull(text, "text is null");
    }
}
