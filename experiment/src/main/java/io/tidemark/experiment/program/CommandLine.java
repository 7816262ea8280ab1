package io.tidemark.experiment.program;

import java.util.ArrayList;
import java.util.List;

/** Divides a command line into words as a shell does, without any of its expansions. */
final class CommandLine {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int next;

    private CommandLine(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when a quotation has no end, or there is no word */
    static List<String> words(String text) {
        CommandLine line = new CommandLine(text);
        line.divide();
        if (line.words.isEmpty()) {
            throw new IllegalArgumentException("the command line is empty");
        }
        return List.copyOf(line.words);
    }

    private void divide() {
        while (next < text.length()) {
            char character = text.charAt(next);
            next++;
            if (Character.isWhitespace(character)) {
                endWord();
            } else {
                inWord = true;
                take(character);
            }
        }
        endWord();
    }

    private void take(char character) {
        switch (character) {
            case '\'' -> quoted('\'', "");
            case '"' -> quoted('"', "\"\\");
            case '\\' -> word.append(following("a character after \\"));
            default -> word.append(character);
        }
    }

    /** @param escapable what a backslash takes its meaning from; it stands for itself before anything else */
    private void quoted(char quote, String escapable) {
        String missing = "a closing " + quote;
        for (char character = following(missing); character != quote; character = following(missing)) {
            if (character == '\\' && !escapable.isEmpty()) {
                char escaped = following(missing);
                word.append(escapable.indexOf(escaped) < 0 ? "\\" : "").append(escaped);
            } else {
                word.append(character);
            }
        }
    }

    private char following(String missing) {
        if (next == text.length()) {
            throw new IllegalArgumentException("the command line needs " + missing + ": " + text);
        }
        char character = text.charAt(next);
        next++;
        return character;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
