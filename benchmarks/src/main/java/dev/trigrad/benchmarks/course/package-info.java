/**
 * The course as programs: a lesson a file, each a command that trains in seconds on any engine,
 * prints what the lecture says to look at, and draws it with {@code --plot}.
 *
 * <p>Reading order: any lesson, say {@link dev.trigrad.benchmarks.course.Xor}; then {@link
 * dev.trigrad.benchmarks.course.Lesson}, what all of them have; {@link
 * dev.trigrad.benchmarks.course.CourseCommand}, which lists them in the course's order. {@link
 * dev.trigrad.benchmarks.data} has the real data.
 *
 * <p>A lesson ends with its claims, which fail the command where they do not hold; a test runs
 * every lesson. To add one: a class that extends {@code Lesson}, and its name in {@code
 * CourseCommand}.
 *
 * <p>Depends on the api, on training, on the data, and on {@link
 * dev.trigrad.benchmarks.course.plot}.
 *
 * <p>Run by {@code mvn -q package -DskipTests -Drun="course xor --plot out"}.
 */
package dev.trigrad.benchmarks.course;
