package etools.article;

/// Where an article belongs: a short id (`nhk`) and the name people see (`NHK`).
public record Category(String id, String name) {}
