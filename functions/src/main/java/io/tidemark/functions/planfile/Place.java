package io.tidemark.functions.planfile;

/**
 * Where a user wrote something.
 *
 * @param order sorts problems: by line, flags after the file
 */
record Place(int order, String text) {
    static final Place COMMAND_LINE = new Place(Integer.MAX_VALUE, "command line");

    static Place line(int number) {
        return new Place(number, "line " + number);
    }

    static Place flag(String flag) {
        return new Place(Integer.MAX_VALUE, flag);
    }
}
