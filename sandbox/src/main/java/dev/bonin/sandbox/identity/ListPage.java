package dev.bonin.sandbox.identity;

import java.util.List;

/** Part of the records that a query found, and how many it found in all. */
public record ListPage(List<Listed> records, int totalCount) {

    public ListPage {
        records = List.copyOf(records);
    }
}
