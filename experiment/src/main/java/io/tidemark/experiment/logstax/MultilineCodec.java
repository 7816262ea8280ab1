package io.tidemark.experiment.logstax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Makes messages of lines that follow one another and look as the rules say, in their order. A rule takes as many lines as it
 * may before the next one has its turn.
 */
public final class MultilineCodec implements Codec {
    private final List<LineRule> rules;
    private final boolean acceptIncomplete;
    private final String newline;
    private final List<String> lines = new ArrayList<>();
    private int rule;
    private long taken;

    /** @param acceptIncomplete also a message whose last rules had no line is one */
    public MultilineCodec(List<LineRule> rules, boolean acceptIncomplete, String newline) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("rules is empty");
        }
        this.rules = List.copyOf(rules);
        this.acceptIncomplete = acceptIncomplete;
        this.newline = newline;
    }

    @Override
    public List<Message> line(String line) {
        List<Message> messages = new ArrayList<>();
        if (!take(line, messages)) {
            // It ended the message before it, and may be the first of the next.
            take(line, messages);
        }
        return messages;
    }

    /** Whether the line was looked at by the first rule that may have it: false when it ended a message before that. */
    private boolean take(String line, List<Message> messages) {
        boolean fresh = lines.isEmpty();
        while (rule < rules.size()) {
            LineRule now = rules.get(rule);
            if (now.matches(line)) {
                lines.add(line);
                taken++;
                if (taken >= now.most()) {
                    next();
                    if (rule == rules.size()) {
                        emit(messages);
                    }
                }
                return true;
            }
            if (taken == 0 && !now.optional()) {
                break;
            }
            next();
        }
        if (rule == rules.size() || acceptIncomplete) {
            emit(messages);
        } else {
            reset();
        }
        return fresh;
    }

    @Override
    public int open() {
        return lines.size();
    }

    @Override
    public List<Message> close() {
        List<Message> messages = new ArrayList<>();
        if (acceptIncomplete || isComplete()) {
            emit(messages);
        }
        return messages;
    }

    private boolean isComplete() {
        for (int i = rule; i < rules.size(); i++) {
            boolean done = i == rule && taken > 0;
            if (!done && !rules.get(i).optional()) {
                return false;
            }
        }
        return true;
    }

    private void next() {
        rule++;
        taken = 0;
    }

    private void reset() {
        lines.clear();
        rule = 0;
        taken = 0;
    }

    private void emit(List<Message> messages) {
        if (!lines.isEmpty()) {
            LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
            fields.put(Message.TEXT, String.join(newline, lines));
            for (int i = 0; i < lines.size(); i++) {
                fields.put("line-" + (i + 1), lines.get(i));
            }
            fields.put("codec", "multiline");
            messages.add(new Message(fields));
        }
        reset();
    }
}
