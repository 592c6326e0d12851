using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace MultiModalRL.Core;

/// <summary>
/// Options between JSON and immutable records. A record has a constructor without parameters and init-only properties:
/// numbers, booleans, strings, enumerations, nested records, arrays or immutable arrays of these, any of them nullable.
/// JSON names, and the names of enumeration values, are camelCase.
/// </summary>
public static class OptionsBinder
{
    /// <summary>
    /// Binds and validates an options record: what <paramref name="json"/> leaves out keeps its default. Checked are
    /// the JSON's names and types, data annotations (a <c>[Range]</c> on a list holds for each element), that numbers are
    /// finite, and <see cref="System.ComponentModel.DataAnnotations.IValidatableObject"/>.
    /// </summary>
    /// <param name="type">The record's type.</param>
    /// <param name="json">What the user gave; null for nothing.</param>
    /// <param name="path">What error messages put before the options' paths, such as <c>agent</c>; may be empty.</param>
    /// <exception cref="InputException">All failures together on one line, each with the option's full path.</exception>
    public static object Bind(Type type, JsonObject? json, string path)
    {
        var failures = new List<string>();
        var options = new OptionsReader(failures).Read(OptionsShape.Defaults(type), json ?? [], path);
        OptionsValidator.Validate(options, path, failures);
        return failures.Count == 0 ? options : throw new InputException(string.Join("; ", failures));
    }

    /// <inheritdoc cref="Bind"/>
    /// <typeparam name="T">The record's type.</typeparam>
    public static T Bind<T>(JsonObject? json, string path) where T : class, new() => (T)Bind(typeof(T), json, path);

    /// <summary>Every option of a record type, nested ones after their own paths, in the order of declaration.</summary>
    public static ImmutableArray<OptionDescription> Describe(Type type) =>
        [.. OptionsShape.Leaves(type, OptionsShape.Defaults(type), "")
            .Select(leaf => new OptionDescription(
                leaf.Path, OptionsShape.TypeName(leaf.Member.Type), OptionsWriter.Text(leaf.Default), OptionsShape.Range(leaf.Member)))];

    /// <summary>All options of a record as JSON that binds to an equal record.</summary>
    public static JsonObject ToJson(object options) => OptionsWriter.Write(options);
}
