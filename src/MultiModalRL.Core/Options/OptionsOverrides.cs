using System.Globalization;
using System.Text.Json.Nodes;

namespace MultiModalRL.Core;

/// <summary>Options from the command line: <c>--set path=value</c>.</summary>
public static class OptionsOverrides
{
    /// <summary>
    /// Sets options in a copy of a configuration. A path is written in full (<c>agent.learningRate</c>) or as any end of
    /// it that only one option has (<c>learningRate</c>). A list is written with commas; <c>null</c> unsets what may be
    /// null. Where two assignments name the same option the later one holds.
    /// </summary>
    /// <param name="config">The configuration: an object a root.</param>
    /// <param name="roots">The options type under each root, such as <c>environment</c> and <c>agent</c>.</param>
    /// <param name="assignments">Texts <c>path=value</c>.</param>
    /// <exception cref="InputException">
    /// All failures together: a root that is unknown, a text without <c>=</c>, an unknown or ambiguous path, a value that
    /// is not of the option's type.
    /// </exception>
    public static JsonObject Apply(JsonObject config, IReadOnlyDictionary<string, Type> roots, IEnumerable<string> assignments)
    {
        var result = (JsonObject)config.DeepClone();
        var failures = result
            .Where(root => !roots.ContainsKey(root.Key))
            .Select(root => Nearest.Message("configuration section", root.Key, roots.Keys))
            .ToList();
        var options = roots
            .OrderBy(root => root.Key, StringComparer.Ordinal)
            .SelectMany(root => OptionsShape.Leaves(root.Value, OptionsShape.Defaults(root.Value), root.Key))
            .ToDictionary(leaf => leaf.Path, leaf => leaf.Member, StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            if (Apply(result, options, assignment) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? result : throw new InputException(string.Join("; ", failures));
    }

    private static string? Apply(JsonObject config, Dictionary<string, OptionMember> options, string assignment)
    {
        var separator = assignment.IndexOf('=', StringComparison.Ordinal);
        if (separator <= 0)
        {
            return $"--set {assignment}: expected path=value";
        }

        var (path, text) = (assignment[..separator].Trim(), assignment[(separator + 1)..].Trim());
        string[] matches = options.ContainsKey(path) ? [path] : [.. options.Keys.Where(known => known.EndsWith("." + path, StringComparison.Ordinal))];
        if (matches.Length != 1)
        {
            return matches.Length == 0
                ? Unknown(path, options.Keys)
                : $"--set {path} is ambiguous: write one of {string.Join(", ", matches)}";
        }

        var member = options[matches[0]];
        var isNull = member.IsNullable && text == "null";
        var node = isNull ? null : Parse(member.Type, text);
        return node is null && !isNull
            ? $"--set {matches[0]}={text}: expected {OptionsShape.Expected(member.Type)}"
            : Set(config, matches[0].Split('.'), node);
    }

    // A short path is as near to the end of an option's path as to the whole of it.
    private static string Unknown(string path, IEnumerable<string> known)
    {
        var depth = path.Count(character => character == '.') + 1;
        var byEnd = known
            .GroupBy(full => string.Join('.', full.Split('.').TakeLast(depth)), StringComparer.Ordinal)
            .Select(group => group.Key);
        return Nearest.Message("option", path, byEnd);
    }

    private static string? Set(JsonObject config, string[] names, JsonNode? node)
    {
        foreach (var name in names[..^1])
        {
            config[name] ??= new JsonObject();
            if (config[name] is not JsonObject inner)
            {
                return $"--set {string.Join('.', names)}: the configuration has no object at '{name}'";
            }

            config = inner;
        }

        config[names[^1]] = node;
        return null;
    }

    /// <summary>A text as JSON of the kind that the type is written in; null where it cannot be.</summary>
    private static JsonNode? Parse(Type type, string text) =>
        OptionsShape.ElementType(type) is { } element ? ParseList(element, text)
        : type == typeof(string) || type.IsEnum ? JsonValue.Create(text)
        : type == typeof(bool) ? (bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : null)
        : ParseNumber(type, text);

    private static JsonArray? ParseList(Type element, string text)
    {
        var nodes = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Parse(element, part))
            .ToArray();
        return nodes.Contains(null) ? null : new JsonArray(nodes);
    }

    private static JsonValue? ParseNumber(Type type, string text)
    {
        if (OptionsShape.IsInteger(type) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return JsonValue.Create(exact);
        }

        return OptionsShape.IsReal(type)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? JsonValue.Create(number)
            : null;
    }
}
