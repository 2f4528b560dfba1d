package dev.bonin.server;

/**
 * A port that the server cannot have, since another program listens on it.
 *
 * @param needs who needs it, with the verb: {@code the server needs}
 * @param variable the variable that names another port
 * @param setting the setting of the same
 * @param other a port to try
 */
public record TakenPort(int port, String needs, String variable, String setting, int other) {
    /** Returns what is wrong. */
    public String problem() {
        return "Port " + port + ", which " + needs + ", is taken by another program.";
    }

    /** Returns what to set, and how to find the other program. */
    public String remedy() {
        return "Stop that program, or set " + variable + " (" + setting + ") to another port: " + variable + "=" + other
                + ". To find it: ss -ltnp 'sport = :" + port + "' on Linux, lsof -nP -iTCP:" + port
                + " -sTCP:LISTEN on macOS; with sudo they name programs of other users, too.";
    }
}
