using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Actions that are one choice among several: what can have a value each.</summary>
internal interface ISingleChoice
{
    /// <summary>Writes a row's action.</summary>
    /// <param name="choice">Its place in the order of the network's outputs.</param>
    /// <param name="actions">Where.</param>
    /// <param name="row">The row.</param>
    void Take(int choice, Columns actions, int row);
}
