namespace MultiModalRL.Datasets;

/// <summary>What is made of JSON that readers disagree about.</summary>
public enum JsonRules
{
    /// <summary>As data are read: a member that an item has twice is malformed, and blank lines between items are passed over.</summary>
    Strict,

    /// <summary>As Python's reader does, which official scripts use: of a member that is there twice the last counts, and a blank line is malformed.</summary>
    Python,
}
