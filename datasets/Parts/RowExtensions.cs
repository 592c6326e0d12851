using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>What rows of every kind are asked for.</summary>
internal static class RowExtensions
{
    extension(IRow row)
    {
        /// <summary>A string with something in it, or a number's text.</summary>
        /// <exception cref="InputException">It is missing, blank or something else.</exception>
        public string Text(string field) =>
            row.OptionalText(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw row.Failure(field, "expected a text, found none");

        /// <summary>The row's id: its field where it has one, else its number.</summary>
        public string Id(string field) => row.OptionalText(field) ?? row.Number.ToString(CultureInfo.InvariantCulture);

        /// <summary>The number of the right one of some options; −1 where none is published.</summary>
        /// <exception cref="InputException">No option has that number.</exception>
        public int Choice(string field, int options)
        {
            var choice = row.OptionalInteger(field) ?? -1;
            return choice >= -1 && choice < options
                ? (int)choice
                : throw row.Failure(field, $"expected the number of one of {options} options, found {choice}");
        }
    }
}
