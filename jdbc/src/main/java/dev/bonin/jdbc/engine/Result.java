package dev.bonin.jdbc.engine;

/** The result of one statement of an exchange, available after all were sent. */
public interface Result<T> {
    T get();
}
