using System.Text.Json.Nodes;

namespace MultiModalRL.Core;

/// <summary>Options from JSON.</summary>
public static class OptionsBinder
{
    /// <summary>Binds and validates an options record; all failures are reported together.</summary>
    public static object Bind(Type type, JsonObject? json, string path) => throw new NotSupportedException();
}
