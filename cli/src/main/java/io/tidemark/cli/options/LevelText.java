package io.tidemark.cli.options;

import io.tidemark.core.units.Rates;

/**
 * The level of a load as it was written.
 *
 * @param key of the plan: users or rate
 * @param flag it was written with
 */
record LevelText(String key, String text, String flag) {
    static LevelText users(String text, String flag) {
        return new LevelText("users", text, flag);
    }

    static LevelText rate(String text) {
        return new LevelText("rate", text, "--rate");
    }

    /**
     * For phases other than the main one: a level that cannot be read is replaced there, so that the mistake is told
     * once and the other values of those phases are still checked.
     */
    LevelText orHarmless() {
        return isReadable() ? this : new LevelText(key, isRate() ? "1/s" : "1", flag);
    }

    /** From nothing up to it. */
    LevelText ramp() {
        return new LevelText(key, (isRate() ? "0/s.." : "0..") + text, flag);
    }

    private boolean isRate() {
        return key.equals("rate");
    }

    private boolean isReadable() {
        if (!isRate()) {
            return text.matches("\\d{1,9}");
        }
        try {
            return Rates.parse(text).micros() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
