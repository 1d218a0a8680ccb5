/**
 * JSON as RFC 8259 has it, and nothing beside: what other readers let pass is refused.
 *
 * <p>Text is UTF-8 without a byte order mark; names within an object differ; nesting is bounded;
 * surrogates come in pairs; numbers keep all their digits. An error says at which byte and line.
 * Memory is taken for what has been read, never for what is announced.
 *
 * <p>Read {@link dev.trigrad.io.json.JsonReader}, which walks through a text value by value; then
 * {@link dev.trigrad.io.json.JsonValue}, a text as a tree; then {@link
 * dev.trigrad.io.json.JsonWriter}. {@link dev.trigrad.io.json.JsonException} knows no file: a
 * format's reader catches it and says in which one.
 *
 * <p>Depends on nothing but the library's errors; not exported.
 */
package dev.trigrad.io.json;
