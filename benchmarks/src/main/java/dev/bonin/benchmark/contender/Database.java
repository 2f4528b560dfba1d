package dev.bonin.benchmark.contender;

import java.io.IOException;

/** A running database server. */
interface Database extends AutoCloseable {

    /** Returns the URL for JDBC. */
    String url();

    /** Returns the server with all its processes. */
    Program program();

    /** Stops it and deletes its data. */
    @Override
    void close() throws IOException;
}
