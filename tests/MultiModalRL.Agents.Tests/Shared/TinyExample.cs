namespace MultiModalRL.Agents.Tests;

/// <summary>One hand-made example: nine grey values, a question, and the accuracy of each of three answers.</summary>
internal sealed record TinyExample(float[] Cells, int[] Question, float[] Accuracies);
