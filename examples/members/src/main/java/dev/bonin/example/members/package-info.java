/** A site with members: each is one verified person, and is stored in the database that the site has anyway. */
@NullMarked
package dev.bonin.example.members;

import org.jspecify.annotations.NullMarked;
