#!/usr/bin/env bash
# HikariCP with a JDBC URL: a property that is a number or a boolean does not reach the driver, without a word. A
# timeout of the socket is lost, and a server that falls silent holds its callers for ever.
#
# Versions: com.zaxxer:HikariCP 7.0.2 and 6.3.3 beside 5.1.0; org.xerial:sqlite-jdbc 3.53.4.0, org.postgresql:postgresql
# 42.7.14; OpenJDK 17. Seen on 2026-11-29.
#
# Expected: addDataSourceProperty(String, Object) takes any object, and the documentation of drivers names numbers and
# booleans, so addDataSourceProperty("socketTimeout", 6) sets it. With HikariCP 5 it does.
#
# Actual: from 6 on, HikariCP puts the object itself into the Properties that it gives to the driver. Drivers read them
# by Properties.getProperty, which returns null for everything that is not a String: the default applies.
#
#   HikariCP 5.1.0: foreign_keys=true as a Boolean -> 1, as a String -> 1
#   HikariCP 6.3.3: foreign_keys=true as a Boolean -> 0, as a String -> 1
#   HikariCP 7.0.2: the same
#
# With PostgreSQL's driver socketTimeout, connectTimeout, prepareThreshold and logServerErrorDetail were lost likewise.
#
# Consequence: ServerPool makes a text of each property. Without that, the limits of Bonin's own connections were those
# of the server only.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17

cat >"$work/Typed.java" <<'JAVA'
import com.zaxxer.hikari.*;
import java.sql.*;

public class Typed {
    public static void main(String[] args) throws SQLException {
        System.out.println("Boolean " + keys(true) + ", String " + keys("true"));
    }

    static int keys(Object value) throws SQLException {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite::memory:");
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("foreign_keys", value);
        try (var pool = new HikariDataSource(config); var connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery("PRAGMA foreign_keys")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
JAVA

check() { # version of HikariCP, expected line
  rm -rf "${work:?}/lib"
  libraries org.xerial:sqlite-jdbc:3.53.4.0 "com.zaxxer:HikariCP:$1"
  local text
  text=$(run_java Typed)
  printf 'HikariCP %s: %s\n' "$1" "$text"
  seen "$text" "$2" "HikariCP $1 hands properties to the driver in another way (expected: $2)."
}

check 5.1.0 'Boolean 1, String 1'
check 6.3.3 'Boolean 0, String 1'
check 7.0.2 'Boolean 0, String 1'
