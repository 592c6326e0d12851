using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>What an agent may ask of its environment and its options before anything runs.</summary>
internal static class AgentRequirements
{
    /// <summary>Actions of some kinds.</summary>
    /// <exception cref="InputException">The environment's actions are of another.</exception>
    public static void Actions(string agent, EnvironmentSpec spec, string expected, params ReadOnlySpan<Type> kinds)
    {
        if (spec.Action.Fields is not [var field] || !kinds.Contains(field.Space.GetType()))
        {
            var found = string.Join(", ", spec.Action.Fields.Select(action => $"'{action.Name}' ({action.Space.GetType().Name})"));
            throw new InputException($"agent '{agent}' cannot act in {spec.Id}: its actions are {found}: expected {expected}");
        }
    }

    /// <summary>No memory in the network.</summary>
    /// <exception cref="InputException">The options ask for one.</exception>
    public static void NoMemory(string agent, NetworkOptions options)
    {
        if (options.Vector.Recurrence != RecurrenceKind.None)
        {
            throw new InputException(
                $"vector.recurrence is {options.Vector.Recurrence}: agent '{agent}' learns from single steps out of their order: expected none");
        }
    }
}
